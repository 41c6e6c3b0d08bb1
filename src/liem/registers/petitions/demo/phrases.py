"""The words of invented petitions: what they are about, what they say, what they ask. Nothing here was said by anybody."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Setting(NamedTuple):
    """A field of petitions: titles, what happened, what follows from it, whom it is against, what is asked."""

    titles: Sequence[str]
    facts: Sequence[str]
    further: Sequence[str]
    against: Sequence[str]
    demands: Sequence[str]


FIELDS: Mapping[str, int] = {
    "land": 46,
    "policy": 15,
    "officials": 12,
    "administrative_other": 9,
    "judicial": 7,
    "party": 3,
    "corruption": 5,
    "other": 3,
}

SETTINGS: Mapping[str, Setting] = {
    "land": Setting(
        titles=(
            "Bồi thường khi thu hồi đất tại khu {name}",
            "Cấp giấy chứng nhận quyền sử dụng đất tại thôn {name}",
            "Tranh chấp ranh giới đất giữa hai hộ tại xóm {name}",
            "Lấn chiếm lối đi chung tại ngõ {name}",
            "Bố trí tái định cư dự án đường {name} – {other}",
            "Thu hồi đất nông nghiệp tại cánh đồng {name}",
            "Xây dựng không phép tại khu dân cư {name}",
            "Giao đất ở cho hộ gia đình tại khu quy hoạch {name}",
        ),
        facts=(
            "Gia đình tôi sử dụng thửa đất số {plot}, tờ bản đồ số {sheet} tại thôn {name} từ năm {year}, không có tranh chấp.",
            "Ngày {day}, tổ kiểm đếm lập biên bản đo {area_m2} m², thiếu {missing} m² so với diện tích thực tế.",
            "Phương án bồi thường niêm yết tại nhà văn hóa {other} áp giá đất trồng cây hằng năm đối với phần đất vườn liền nhà.",
            "Hộ liền kề đã xây tường rào lấn sang {missing} m dọc theo mương {other}, chặn lối ra đồng của bảy hộ.",
            "Hồ sơ xin cấp giấy chứng nhận nộp ngày {day} đến nay chưa được trả kết quả.",
            "Biên bản hòa giải lập ngày {day} ghi không đúng ý kiến của gia đình tôi.",
            "Khu tái định cư {other} chưa có đường vào, chưa có điện nhưng đã yêu cầu bàn giao mặt bằng.",
            "Sổ mục kê năm {year} ghi thửa đất này mang tên người khác, không đúng người sử dụng.",
        ),
        further=(
            "Chúng tôi đã hai lần gửi kiến nghị đến Ủy ban nhân dân cấp xã nhưng chỉ được trả lời bằng miệng.",
            "Số tiền nhận được là {money} đồng, không đủ mua một thửa đất tương đương trong cùng địa bàn.",
            "Bản trích đo do đơn vị tư vấn lập không có chữ ký của chủ sử dụng đất liền kề.",
            "Việc kéo dài làm gia đình không thể sửa chữa ngôi nhà đã xuống cấp.",
        ),
        against=(
            "Ủy ban nhân dân cấp huyện",
            "Trung tâm Phát triển quỹ đất",
            "Ủy ban nhân dân cấp xã",
            "Chi nhánh Văn phòng Đăng ký đất đai",
        ),
        demands=(
            "Đề nghị đo đạc lại diện tích và lập phương án bồi thường bổ sung.",
            "Đề nghị cấp giấy chứng nhận cho đúng người sử dụng đất.",
            "Đề nghị buộc tháo dỡ phần xây dựng lấn chiếm, trả lại lối đi chung.",
            "Đề nghị tạm dừng thu hồi đất cho đến khi bố trí xong tái định cư.",
        ),
    ),
    "policy": Setting(
        titles=(
            "Chế độ trợ cấp đối với người có công tại thôn {name}",
            "Hỗ trợ nhà ở cho hộ nghèo khu {name}",
            "Truy thu bảo hiểm xã hội tại Hợp tác xã {name}",
            "Xét hộ cận nghèo tại tổ dân phố {name}",
        ),
        facts=(
            "Hồ sơ đề nghị hưởng trợ cấp nộp ngày {day} bị trả lại vì thiếu giấy tờ gốc đã thất lạc từ năm {year}.",
            "Danh sách hộ nghèo năm nay niêm yết tại nhà văn hóa {other} không có tên gia đình tôi dù hoàn cảnh chưa thay đổi.",
            "Thời gian tham gia công tác tại Hợp tác xã {name} từ năm {year} không được tính khi giải quyết chế độ.",
            "Mức hỗ trợ nhận được là {money} đồng, thấp hơn mức đã công bố.",
        ),
        further=(
            "Cán bộ tiếp nhận hướng dẫn bổ sung ba lần, mỗi lần một loại giấy tờ khác nhau.",
            "Tôi đã cao tuổi, đi lại khó khăn, không thể nhiều lần lên trụ sở.",
        ),
        against=("Phòng Lao động - Thương binh và Xã hội", "Bảo hiểm xã hội cấp huyện", "Ủy ban nhân dân cấp xã"),
        demands=(
            "Đề nghị xem xét lại hồ sơ và giải quyết chế độ theo quy định.",
            "Đề nghị trả lời bằng văn bản về lý do không được hưởng.",
        ),
    ),
    "officials": Setting(
        titles=(
            "Thái độ làm việc của cán bộ tiếp nhận hồ sơ tại {name}",
            "Kỷ luật viên chức tại Trường {name}",
            "Bổ nhiệm cán bộ không đúng quy trình tại đơn vị sự nghiệp {name}",
            "Thu phí ngoài quy định tại bộ phận một cửa {name}",
        ),
        facts=(
            "Ngày {day}, người làm thủ tục tại bộ phận một cửa {name} bị yêu cầu nộp thêm {money} đồng không có biên lai.",
            "Quyết định kỷ luật ban hành ngày {day} không qua họp hội đồng, người bị kỷ luật không được trình bày ý kiến.",
            "Trưởng bộ phận tại {other} giải quyết hồ sơ của người quen trước, hồ sơ nộp trước phải chờ.",
        ),
        further=("Nhiều người cùng chờ hôm đó có thể xác nhận sự việc.", "Tôi gửi kèm bản sao phiếu hẹn và giấy biên nhận."),
        against=("Trưởng bộ phận một cửa", "Ban Giám hiệu nhà trường", "Lãnh đạo đơn vị sự nghiệp", "Chủ tịch Ủy ban nhân dân cấp xã"),
        demands=("Đề nghị kiểm tra, xử lý trách nhiệm người có liên quan.", "Đề nghị hủy quyết định kỷ luật và khôi phục quyền lợi."),
    ),
    "administrative_other": Setting(
        titles=(
            "Xử phạt vi phạm hành chính đối với hộ kinh doanh tại {name}",
            "Tiếng ồn, bụi từ cơ sở sản xuất {name}",
            "Nước thải từ trại chăn nuôi {name}",
            "Đường liên thôn {name} – {other} hư hỏng",
        ),
        facts=(
            "Biên bản vi phạm lập ngày {day} ghi sai địa điểm, người ký làm chứng không có mặt.",
            "Cơ sở {name} hoạt động từ bốn giờ sáng, bụi phủ kín sân và giếng nước của các hộ quanh đó.",
            "Đoạn đường {name} – {other} dài {missing} m hỏng nặng từ năm {year}, trẻ em đi học rất nguy hiểm.",
        ),
        further=(
            "Số tiền phạt {money} đồng vượt quá mức quy định cho hành vi này.",
            "Chúng tôi đã phản ánh qua tổ trưởng dân phố nhiều lần.",
        ),
        against=("Đội Quản lý thị trường", "Phòng Tài nguyên và Môi trường", "Ủy ban nhân dân cấp xã"),
        demands=("Đề nghị kiểm tra thực tế và có biện pháp khắc phục.", "Đề nghị hủy quyết định xử phạt."),
    ),
    "judicial": Setting(
        titles=(
            "Chậm thi hành bản án dân sự về tài sản tại {name}",
            "Bản án tranh chấp quyền sử dụng đất tại {name}",
            "Không khởi tố vụ việc gây thương tích tại {name}",
        ),
        facts=(
            "Bản án có hiệu lực từ năm {year} đến nay chưa được thi hành, tài sản tại {name} đã có dấu hiệu tẩu tán.",
            "Ngày {day}, cơ quan điều tra thông báo không khởi tố vụ việc xảy ra tại {other} mà không giám định lại thương tích.",
            "Tòa án không triệu tập người làm chứng là hai hộ liền kề tại xóm {name}.",
        ),
        further=(
            "Số tiền phải thi hành là {money} đồng.",
            "Tôi đã gửi đơn đề nghị xem xét theo thủ tục giám đốc thẩm nhưng chưa có trả lời.",
        ),
        against=("Chi cục Thi hành án dân sự", "Tòa án nhân dân cấp huyện", "Cơ quan Cảnh sát điều tra cấp huyện"),
        demands=("Đề nghị đôn đốc thi hành dứt điểm bản án.", "Đề nghị cơ quan có thẩm quyền xem xét lại vụ việc."),
    ),
    "party": Setting(
        titles=("Sinh hoạt chi bộ {name}", "Kê khai lý lịch đảng viên tại chi bộ {name}", "Thu chi quỹ đoàn thể tại thôn {name}"),
        facts=(
            "Chi bộ {name} không công khai kết luận kiểm tra trong kỳ họp ngày {day}.",
            "Quỹ đoàn thể thôn {other} từ năm {year} không quyết toán trước hội viên.",
        ),
        further=("Nội dung này đã nêu tại hai kỳ sinh hoạt nhưng chưa được ghi vào nghị quyết.",),
        against=("Cấp ủy chi bộ thôn", "Đảng ủy cấp xã", "Ban Chấp hành đoàn thể cấp xã"),
        demands=("Đề nghị kiểm tra và thông báo kết quả tại chi bộ.",),
    ),
    "corruption": Setting(
        titles=(
            "Thanh toán khống khối lượng tại công trình {name}",
            "Chi sai tiền hỗ trợ sau thiên tai tại {name}",
            "Bán thầu tại dự án trường học {name}",
            "Sử dụng quỹ đất công ích tại {name}",
        ),
        facts=(
            "Công trình {name} nghiệm thu ngày {day} ghi đủ khối lượng nhưng đoạn {missing} m chưa thi công.",
            "Danh sách nhận hỗ trợ tại thôn {other} có những hộ không bị thiệt hại, có hộ ký thay.",
            "Khu đất công ích {area_m2} m² tại {name} cho thuê từ năm {year} không qua đấu giá.",
        ),
        further=("Số tiền chênh lệch ước khoảng {money} đồng.", "Có thể đối chiếu với sổ nghiệm thu và ảnh chụp kèm theo."),
        against=("Ban Quản lý dự án cấp huyện", "Kế toán ngân sách cấp xã", "Chủ tịch Ủy ban nhân dân cấp xã", "Giám đốc đơn vị thi công"),
        demands=("Đề nghị kiểm tra, làm rõ và xử lý nghiêm nếu có vi phạm.", "Đề nghị thu hồi số tiền chi sai."),
    ),
    "other": Setting(
        titles=("Ý kiến về việc tổ chức lễ hội tại {name}", "Đề nghị bảo vệ cây di sản tại {name}"),
        facts=(
            "Ban tổ chức lễ hội {name} thu tiền chỗ ngồi, gây mất trật tự trong ngày {day}.",
            "Cây cổ thụ tại đình {other} bị chặt tỉa không đúng cách.",
        ),
        further=("Nhân dân trong vùng rất quan tâm.",),
        against=("Ban Tổ chức lễ hội", "Ban Quản lý di tích"),
        demands=("Đề nghị ngành chức năng có ý kiến.",),
    ),
}

OPENINGS: Sequence[str] = (
    "Kính gửi {to}. Tôi hiện ở thôn {name}, {place}, xin trình bày việc sau.",
    "Kính gửi: {to}. Tôi viết đơn này mong được quý cơ quan xem xét.",
    "Kính thưa {to}, gia đình tôi sinh sống tại xóm {name}, {place}.",
    "Đồng kính gửi {to} và các cơ quan liên quan. Nội dung đơn như sau.",
)
GROUP_OPENINGS: Sequence[str] = (
    "Kính gửi {to}. Chúng tôi là {people} hộ dân thôn {name}, {place}, cùng ký tên dưới đây.",
    "Kính thưa {to}, tập thể nhân dân khu {name}, {place} xin trình bày.",
)
CLOSINGS: Sequence[str] = (
    "Tôi xin chịu trách nhiệm trước pháp luật về nội dung đơn.",
    "Kính mong quý cơ quan sớm xem xét, trả lời bằng văn bản.",
    "Xin trân trọng cảm ơn.",
    "Nếu cần, tôi sẵn sàng cung cấp thêm giấy tờ và làm việc trực tiếp.",
)
AGAIN: Sequence[str] = (
    "Đơn lần trước tôi gửi chưa được trả lời nên nay gửi lại.",
    "Tôi đã gửi đơn này đến nhiều cơ quan.",
    "Đến nay sự việc vẫn chưa được giải quyết.",
)
ADDRESSED: Mapping[str, str] = {
    "central_commission": "Ban Nội chính Trung ương",
    "standing_committee": "Thường trực cấp ủy",
    "party_office": "Văn phòng cấp ủy",
    "steering_committee": "Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực",
    "committee": "Ban Nội chính",
    "head": "đồng chí Trưởng Ban Nội chính",
    "other": "cơ quan có thẩm quyền",
}
ADDRESSEES: Mapping[str, int] = {
    "committee": 34,
    "head": 18,
    "standing_committee": 22,
    "party_office": 10,
    "steering_committee": 12,
    "other": 4,
}
SOURCES: Mapping[str, int] = {
    "post": 46,
    "in_person": 17,
    "reception": 12,
    "handed_over": 9,
    "leader": 6,
    "portal": 3,
    "press": 1,
    "deputies": 3,
    "fatherland_front": 2,
    "centre": 1,
}
HANDED_OVER_BY: Sequence[str] = ("Văn phòng cấp ủy", "Ban Tiếp công dân", "Thanh tra", "Văn phòng Ủy ban nhân dân")
SHORT: Mapping[str, str] = {
    "Ủy ban nhân dân": "UBND",
    "giấy chứng nhận": "GCN",
    "quyền sử dụng đất": "QSDĐ",
    "Tòa án nhân dân": "TAND",
    "bồi thường": "BT",
}
"""As people write in short when they write again."""

COMPETENT: Mapping[str, Sequence[str]] = {
    "land": ("Ủy ban nhân dân cấp huyện", "Sở Tài nguyên và Môi trường", "Thanh tra tỉnh"),
    "policy": ("Sở Lao động - Thương binh và Xã hội", "Bảo hiểm xã hội tỉnh"),
    "officials": ("Ủy ban nhân dân cấp huyện", "Sở Nội vụ"),
    "administrative_other": ("Ủy ban nhân dân cấp huyện", "Sở Tài nguyên và Môi trường"),
    "judicial": ("Viện kiểm sát nhân dân tỉnh", "Cục Thi hành án dân sự tỉnh", "Tòa án nhân dân tỉnh"),
    "party": ("Ủy ban Kiểm tra cấp ủy", "Đảng ủy cấp trên cơ sở"),
    "corruption": ("Thanh tra tỉnh", "Công an tỉnh", "Ủy ban Kiểm tra cấp ủy"),
    "other": ("Ủy ban nhân dân cấp xã", "Sở Văn hóa, Thể thao và Du lịch"),
}
REASONS: Mapping[str, Sequence[str]] = {
    "accept": ("Nội dung thuộc thẩm quyền, đủ điều kiện thụ lý.", "Đơn đủ điều kiện, thuộc thẩm quyền xem xét của đơn vị."),
    "transfer": ("Nội dung thuộc thẩm quyền của cơ quan nhận.", "Chuyển để giải quyết theo thẩm quyền."),
    "guide": ("Khiếu nại không thuộc thẩm quyền; hướng dẫn gửi đúng cơ quan.", "Hướng dẫn người gửi đơn đến cơ quan có thẩm quyền."),
    "return": ("Đơn gửi chưa đúng trình tự, trả lại kèm giấy tờ gốc.", "Đơn thiếu ngày, chữ ký; trả lại để bổ sung."),
    "file": (
        "Đơn trùng nội dung, lưu để theo dõi.",
        "Đơn không đủ điều kiện xử lý, lưu theo quy định.",
        "Đơn gửi nhiều nơi, đã có cơ quan thẩm quyền nhận.",
    ),
    "urge": ("Vụ việc đang được cơ quan có thẩm quyền giải quyết, đã quá hạn.",),
    "refuse": ("Đã có quyết định giải quyết có hiệu lực pháp luật.", "Không thuộc trường hợp được thụ lý."),
    "sent_back": ("Nội dung không thuộc thẩm quyền của đơn vị nhận.", "Vụ việc đang do cơ quan khác thụ lý."),
}
RESULTS: Mapping[str, Sequence[str]] = {
    "right": ("Nội dung đúng; yêu cầu cơ quan có trách nhiệm khắc phục.", "Chấp nhận toàn bộ yêu cầu."),
    "partly_right": ("Nội dung đúng một phần; điều chỉnh phần còn thiếu.", "Chấp nhận một phần yêu cầu."),
    "wrong": (
        "Qua xác minh, nội dung không đúng.",
        "Không có cơ sở chấp nhận yêu cầu.",
        "Hồ sơ cho thấy việc giải quyết trước đó đúng quy định.",
    ),
}
REPLIES: Sequence[str] = (
    "Đã thụ lý, sẽ thông báo kết quả.",
    "Đã giải quyết xong, gửi kèm văn bản trả lời công dân.",
    "Nội dung đã được giải quyết tại quyết định có hiệu lực.",
    "Đã hướng dẫn công dân thực hiện theo quy định.",
)
EXTENDED: Sequence[str] = (
    "Phải xác minh tại hai địa điểm.",
    "Liên quan trách nhiệm của nhiều cơ quan.",
    "Chờ kết quả trưng cầu giám định.",
)

FAMILY: Sequence[str] = (
    "Lò",
    "Quách",
    "Đinh",
    "Trịnh",
    "Phùng",
    "Lưu",
    "Thái",
    "Chu",
    "Kiều",
    "Hứa",
    "Tô",
    "Lương",
    "Nông",
    "Vi",
    "Lục",
    "Khổng",
)
MIDDLE: Sequence[str] = ("Thị", "Văn", "Đình", "Hữu", "Kim", "Thế", "Ngọc", "Xuân", "Công", "Bá", "Như", "Trọng")
GIVEN: Sequence[str] = (
    "Bưởi",
    "Cảnh",
    "Dậu",
    "Điền",
    "Gấm",
    "Huề",
    "Kén",
    "Lụa",
    "Mận",
    "Nhạn",
    "Oản",
    "Phận",
    "Rạng",
    "Sậu",
    "Thoa",
    "Ước",
    "Vóc",
    "Xoan",
)
"""Invented people: rare given names, put together by chance."""
