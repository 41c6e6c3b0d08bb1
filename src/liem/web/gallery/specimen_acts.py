"""An invented act for the gallery: its form, its rows and its effect, as they open and as they come back with faults."""

from __future__ import annotations

from django import forms

from liem.web.gallery.specimens import LATE
from liem.web.shapes import Clock, Effect, EffectLine, RowsForm


def effect(unknown: bool = False) -> Effect:
    """What an act would change; with `unknown` some of it cannot be said yet."""
    done = None if unknown else Clock(state="done", text="Sớm 12 ngày")
    runs = None if unknown else Clock(state="calm", text="18/12/2026")
    return Effect(
        sentence="Cơ quan thứ nhất <b>chuyển hồ sơ sang giai đoạn kế tiếp</b>; cơ quan thứ hai nhận hồ sơ.",
        by="18/11/2026, Bùi Gia Huy ghi",
        groups=[
            (
                "Hồ sơ",
                [
                    EffectLine(text="Giai đoạn", old="Giai đoạn một", new="Giai đoạn hai"),
                    EffectLine(text="Số người", icon="users", old="5", new="4", unknown=unknown),
                ],
            ),
            (
                "Đồng hồ",
                [
                    EffectLine(text="<b>Dừng</b> Thời hạn thứ nhất", icon="circle-stop", sub="trước hạn 30/11/2026", clock=done),
                    EffectLine(
                        text="<b>Chạy</b> Thời hạn thứ hai",
                        icon="circle-play",
                        sub="30 ngày, Điều 240 Bộ luật Tố tụng hình sự",
                        clock=runs,
                    ),
                    EffectLine(text="Báo cáo tiến độ: không đổi", same=True, clock=LATE),
                ],
            ),
            (
                "Số liệu từ 18/11",
                [EffectLine(text="Hồ sơ đang mở", icon="sigma", old="21", new="20", right=True, unknown=unknown)],
            ),
        ],
    )


class SpecimenForm(forms.Form):
    """A form with every kind of field."""

    stage = forms.ChoiceField(label="Giai đoạn mới", choices=[("2", "Giai đoạn hai"), ("3", "Giai đoạn ba")])
    day = forms.DateField(label="Ngày xảy ra", input_formats=["%d/%m/%Y"], help_text="Ngày cơ quan nhận hồ sơ.")
    number = forms.CharField(label="Số")
    amount = forms.IntegerField(label="Số tiền", required=False, widget=forms.TextInput)
    kinds = forms.MultipleChoiceField(
        label="Các loại",
        required=False,
        choices=[("a", "Loại thứ nhất"), ("b", "Loại thứ hai"), ("c", "Loại thứ ba")],
        widget=forms.CheckboxSelectMultiple,
    )
    form = forms.ChoiceField(label="Hình thức", choices=[("a", "Định kỳ"), ("b", "Đột xuất")], widget=forms.RadioSelect, initial="a")
    file = forms.FileField(label="Tệp kèm theo", required=False)
    sure = forms.BooleanField(label="Tôi đã đọc tài liệu", required=False)
    note = forms.CharField(label="Ghi thêm", required=False, widget=forms.Textarea)


class SpecimenRow(forms.Form):
    """A short row, drawn as a line of a table."""

    post = forms.CharField(label="Chức vụ")
    article = forms.CharField(label="Điều luật", required=False)
    proposal = forms.ChoiceField(label="Đề nghị", choices=[("", "Chọn…"), ("a", "Đề nghị"), ("b", "Đình chỉ")])


class SpecimenBlock(SpecimenRow):
    """A long row, drawn as a block."""

    rank = forms.CharField(label="Cấp bậc", required=False)
    member = forms.BooleanField(label="Đảng viên", required=False)
    note = forms.CharField(label="Ghi thêm", required=False, widget=forms.Textarea)


def act_form(bad: bool = False) -> SpecimenForm:
    """The form as it opens, or as it comes back with faults."""
    if not bad:
        return SpecimenForm(initial={"stage": "2", "day": "18/11/2026", "number": "38/QĐ"})
    form = SpecimenForm({"stage": "2", "day": "31/02/2026", "form": "a", "amount": "nhiều"})
    form.is_valid()
    return form


def act_rows(bad: bool = False) -> list[RowsForm]:
    """Rows as a table, and rows as blocks."""
    lines: list[forms.Form] = []
    for place in range(3):
        values = {f"people-{place}-post": "Chuyên viên", f"people-{place}-proposal": "" if bad and place == 2 else "a"}
        row = SpecimenRow(values, prefix=f"people-{place}")
        row.is_valid()
        lines.append(row)
    return [
        RowsForm(name="people", label="Từng người", forms=lines, errors=["Chưa ghi đủ 4 người."] if bad else []),
        RowsForm(name="places", label="Từng nơi", forms=[SpecimenBlock(prefix="places-0")]),
    ]
