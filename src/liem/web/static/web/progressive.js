// Liêm · what a page may do without. Every act works when this file does not load.
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var keep = function (store, key, value) {
    try { if (value === null) { store.removeItem(key); } else { store.setItem(key, value); } } catch (e) { /* forbidden or full */ }
  };
  var typing = function (el) { return /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) && !/^(checkbox|radio|submit|button)$/.test(el.type); };

  // what only works with scripts is hidden until here
  all("[data-theme-toggle], [data-print], [data-copy], [data-density]").forEach(function (el) { el.hidden = false; });

  // ── light or dark, generous or compact ──
  var isDark = function () {
    var chosen = root.getAttribute("data-theme");
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  var showDensity = function () {
    all("[data-density-set]").forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.getAttribute("data-density-set") === (root.getAttribute("data-density") || "")));
    });
  };
  showDensity();

  document.addEventListener("click", function (e) {
    var el = e.target.closest("[data-theme-toggle], [data-density-set], [data-print], [data-copy], [data-pick-none]");
    if (el) {
      if (el.hasAttribute("data-theme-toggle")) {
        var next = isDark() ? "light" : "dark";
        root.setAttribute("data-theme", next); keep(localStorage, "theme", next);
      } else if (el.hasAttribute("data-density-set")) {
        var dense = el.getAttribute("data-density-set");
        if (dense) { root.setAttribute("data-density", dense); } else { root.removeAttribute("data-density"); }
        keep(localStorage, "density", dense || null); showDensity();
      } else if (el.hasAttribute("data-print")) { window.print();
      } else if (el.hasAttribute("data-copy")) {
        var field = document.getElementById(el.getAttribute("data-copy"));
        field.select();
        if (navigator.clipboard) { navigator.clipboard.writeText(field.value); } else { document.execCommand("copy"); }
        el.setAttribute("data-done", "");
      } else { pickAll(false); }
    }
    // one menu open at a time, and none when one clicks elsewhere
    all("details.menu[open]").forEach(function (menu) { if (!menu.contains(e.target)) { menu.open = false; } });
  });

  // ── ticking rows ──
  var shown = function () {
    var bar = document.querySelector("[data-bulk]");
    if (!bar) { return; }
    var count = all("tbody .pick input:checked").length;
    bar.querySelector("[data-bulk-count]").textContent = count;
    bar.hidden = count === 0;
    all("[data-pick-none]", bar).forEach(function (b) { b.hidden = false; });
    all("tbody .pick input").forEach(function (box) { box.closest("tr").setAttribute("aria-selected", String(box.checked)); });
    var boxes = all("tbody .pick input").length;
    all("[data-pick-all]").forEach(function (box) { box.checked = count > 0 && count === boxes; box.indeterminate = count > 0 && count < boxes; });
  };
  var pickAll = function (on) { all("tbody .pick input").forEach(function (box) { box.checked = on; }); shown(); };
  document.addEventListener("change", function (e) {
    if (e.target.matches("[data-pick-all]")) { pickAll(e.target.checked); } else if (e.target.matches(".pick input")) { shown(); }
  });
  shown();

  // ── moving by keys: j k, Enter, x, / or Ctrl-K, Esc, Ctrl-Enter, and the letter on a button ──
  var rows = function () { return all(".table--rows tbody tr, .work > li"); };
  var at = -1;
  var move = function (step) {
    var list = rows();
    if (!list.length) { return; }
    at = Math.max(0, Math.min(list.length - 1, at + step));
    list.forEach(function (row, i) { row.classList.toggle("is-cursor", i === at); });
    list[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", function (e) {
    var search = document.querySelector(".search input");
    if ((e.key === "k" || e.key === "K") && (e.ctrlKey || e.metaKey) && search) { e.preventDefault(); search.focus(); search.select(); return; }
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
      var submit = e.target.form && e.target.form.querySelector("[data-submit]");
      if (submit) { e.preventDefault(); submit.click(); }
      return;
    }
    if (e.key === "Escape") {
      var open = document.querySelector("details.menu[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); } else if (document.querySelector("[data-bulk]:not([hidden])")) { pickAll(false); }
      return;
    }
    // Alt and a number press the button of that number; Chromium does so by itself, other browsers want Shift as well
    if (e.altKey && !e.ctrlKey && !e.metaKey && !e.defaultPrevented && /^Digit[1-9]$/.test(e.code)) {
      var numbered = document.querySelector('[data-take][accesskey="' + e.code.slice(5) + '"]');
      if (numbered) { e.preventDefault(); numbered.click(); }
      return;
    }
    if (typing(e.target) || e.ctrlKey || e.metaKey || e.altKey) { return; }
    if (e.key === "/" && search) { e.preventDefault(); search.focus(); return; }
    if (e.key === "j") { move(1); return; }
    if (e.key === "k") { move(-1); return; }
    var row = rows()[at];
    if (e.key === "x" && row) { var box = row.querySelector(".pick input"); if (box) { box.checked = !box.checked; shown(); } return; }
    if (e.key === "Enter" && row && (e.target === document.body || e.target.id === "main")) {
      var link = row.querySelector(".work__title, .cut a, a"); if (link) { link.click(); }
      return;
    }
    var button = all("[data-key]").filter(function (b) { return b.getAttribute("data-key") === e.key; })[0];
    if (button) { e.preventDefault(); button.click(); }
  });

  // ── a suggestion is taken without leaving the page, so that what was chosen stays; files to be dropped; first button ──
  var lastField = null;
  document.addEventListener("focusin", function (e) { if (typing(e.target) && e.target.closest(".act__form")) { lastField = e.target; } });
  document.addEventListener("click", function (e) {
    var el = e.target.closest("[data-take]");
    var at = el && el.form ? el.value.indexOf(":") : -1;
    var field = at > 0 ? el.form.elements[el.value.slice(0, at)] : null;
    if (!field || !field.dispatchEvent) { return; }
    var value = el.value.slice(at + 1);
    if (field.type === "checkbox") { field.checked = value === "on"; } else { field.value = value; }
    if (field.type !== "checkbox" && field.value !== value) { return; } // a list without this value: the server says why
    e.preventDefault();
    field.dispatchEvent(new Event("change", { bubbles: true }));
    (lastField || document.querySelector(".act__form textarea") || el).focus();
  });
  all("[data-without]").forEach(function (el) { el.hidden = true; });
  all("[data-drop]").forEach(function (el) {
    var input = el.querySelector("input[type=file]");
    el.addEventListener("dragover", function (e) { e.preventDefault(); el.classList.add("is-over"); });
    el.addEventListener("dragleave", function () { el.classList.remove("is-over"); });
    el.addEventListener("drop", function (e) {
      e.preventDefault(); el.classList.remove("is-over");
      if (e.dataTransfer && e.dataTransfer.files.length) { input.files = e.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); }
    });
  });
  var first = document.querySelector("[data-first]");
  if (first) { first.focus(); }

  // ── forms: go to the faults, say that something is under way, keep what was typed ──
  var faults = document.querySelector("[data-focus]");
  if (faults) { faults.focus(); }
  document.addEventListener("focusin", function (e) { if (e.target.matches("[data-select]")) { e.target.select(); } });
  document.addEventListener("submit", function (e) {
    var pressed = e.submitter;
    if (pressed && pressed.classList.contains("btn")) { pressed.setAttribute("aria-busy", "true"); }
    if (e.target.matches("[data-sign-out]")) { try { sessionStorage.clear(); } catch (x) { /* nothing was kept */ } }
    if (e.target.matches("[data-keep]")) { keep(sessionStorage, "sent", location.pathname); }
  });
  window.addEventListener("pageshow", function () { all("[aria-busy]").forEach(function (b) { b.removeAttribute("aria-busy"); }); });

  var form = document.querySelector("form[data-keep]");
  // kept in this window alone, for the person who typed it; who sent a petition is never kept
  var who = "typed:" + (form ? form.getAttribute("data-keep-for") || "" : "") + ":";
  var name = who + location.pathname;
  var texts = function () {
    return all("textarea, input[type=text], input:not([type])", form).filter(function (f) { return f.name && !f.closest("[data-keep-not]"); });
  };
  var bringBack = function (typed) {
    texts().forEach(function (f) { if (!f.value && typed[f.name]) { f.value = typed[f.name]; f.setAttribute("data-back", ""); } });
    var notice = document.createElement("div");
    notice.className = "notice notices"; notice.setAttribute("role", "status");
    var words = document.createElement("div"), drop = document.createElement("button");
    words.textContent = form.getAttribute("data-keep");
    drop.type = "button"; drop.className = "btn"; drop.textContent = form.getAttribute("data-keep-drop");
    drop.addEventListener("click", function () {
      all("[data-back]", form).forEach(function (f) { f.value = ""; });
      keep(sessionStorage, name, null); notice.remove();
    });
    notice.appendChild(document.createElement("span")); notice.appendChild(words); notice.appendChild(drop);
    form.parentNode.insertBefore(notice, form);
  };
  try {
    var sent = sessionStorage.getItem("sent");
    var others = Object.keys(sessionStorage).filter(function (key) {
      return key.slice(0, 6) === "typed:" && ((form && key.slice(0, who.length) !== who) || (sent && sent !== location.pathname && key.slice(-sent.length - 1) === ":" + sent));
    });
    others.forEach(function (key) { sessionStorage.removeItem(key); });
    if (sent && sent !== location.pathname) { sessionStorage.removeItem("sent"); }
    var typed = form && !faults ? JSON.parse(sessionStorage.getItem(name) || "null") : null;
    if (typed && texts().filter(function (f) { return !f.value && typed[f.name]; }).length) { bringBack(typed); }
  } catch (e) { /* nothing was kept */ }
  if (form) {
    form.addEventListener("input", function () {
      var typed = {};
      texts().forEach(function (f) { if (f.value) { typed[f.name] = f.value; } });
      keep(sessionStorage, name, JSON.stringify(typed));
      all("[data-kept]").forEach(function (el) {
        el.hidden = false;
        el.querySelector("[data-kept-at]").textContent = new Date().toTimeString().slice(0, 5);
      });
    });
  }
}());
