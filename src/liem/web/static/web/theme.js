// Liêm · the ground the reader chose, set before the first line is drawn so that nothing flashes.
(function () {
  "use strict";
  try {
    var saved = localStorage.getItem("theme");
    if (saved === "light" || saved === "dark") { document.documentElement.setAttribute("data-theme", saved); }
    if (localStorage.getItem("density") === "dense") { document.documentElement.setAttribute("data-density", "dense"); }
  } catch (e) { /* storage may be forbidden: the system's choice stands */ }
}());
