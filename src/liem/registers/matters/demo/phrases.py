"""The words of the invented matters: pools of official Vietnamese, put together by chance. Nobody and no real place is named."""

from collections.abc import Mapping, Sequence

SUBJECTS: Mapping[str, int] = {
    "land": 20, "land_clearance": 26, "labour": 9, "environment": 14, "market": 5, "traffic": 6, "religion": 4, "ethnic": 3,
    "credit": 5, "public_order": 8,
}  # fmt: skip

TITLES: Mapping[str, Sequence[str]] = {
    "land": (
        "Tranh chấp ranh giới đất canh tác giữa các hộ dân thôn {name} và thôn {other}",
        "Các hộ dân khu {name} kiến nghị về đất nông, lâm trường giao khoán",
        "Kiến nghị kéo dài về cấp giấy chứng nhận quyền sử dụng đất tại khu {name}",
    ),
    "land_clearance": (
        "Các hộ dân chưa đồng ý phương án bồi thường dự án đường {name} – {other}",
        "Chậm bàn giao mặt bằng dự án khu tái định cư {name}",
        "Kiến nghị về đơn giá bồi thường tại cụm công nghiệp {name}",
        "Các hộ dân tập trung phản ánh việc cưỡng chế thu hồi đất tại dự án {name}",
    ),
    "labour": (
        "Công nhân ngừng việc tập thể tại Công ty May {name}",
        "Chậm trả lương, nợ bảo hiểm xã hội tại Công ty Da giày {name}",
    ),
    "environment": (
        "Người dân phản ánh ô nhiễm mùi từ trang trại chăn nuôi {name}",
        "Người dân cản trở xe chở rác vào khu xử lý {name}",
        "Phản ánh khai thác đá gây bụi, rung chấn tại mỏ {name}",
        "Nước thải làng nghề {name} ảnh hưởng đến vùng nuôi trồng thủy sản",
    ),
    "market": ("Tiểu thương phản đối di dời chợ {name}", "Vướng mắc bố trí điểm kinh doanh khi chuyển đổi mô hình quản lý chợ {name}"),
    "traffic": (
        "Điểm nóng ùn tắc, mất an toàn giao thông tại nút giao {name}",
        "Người dân phản ánh xe quá tải trên tuyến đường {name} – {other}",
    ),
    "religion": ("Vướng mắc về sử dụng đất tại cơ sở tín ngưỡng {name}", "Sinh hoạt tôn giáo tập trung chưa đăng ký tại khu {name}"),
    "ethnic": ("Mâu thuẫn về sử dụng nguồn nước giữa hai bản {name} và {other}",),
    "credit": ("Phản ánh hoạt động cho vay lãi nặng tại địa bàn {name}", "Người gửi tiền tập trung tại Quỹ tín dụng nhân dân {name}"),
    "public_order": (
        "Tình hình thanh thiếu niên tụ tập gây rối tại khu vực {name}",
        "Mâu thuẫn trong khai thác thủy sản tại vùng cửa sông {name}",
    ),
}
RISK_REASONS: Mapping[str, Sequence[str]] = {
    "low": ("Sự việc mới phát sinh, các bên còn đối thoại.", "Số hộ liên quan ít, chưa có biểu hiện tập trung đông người."),
    "medium": ("Đã hai lần tập trung tại trụ sở Ủy ban nhân dân.", "Đơn gửi nhiều cơ quan, nội dung tương tự nhau."),
    "high": ("Có biểu hiện kéo dài, dựng lều tại khu vực dự án.", "Có lời kêu gọi tập trung đông người trên mạng xã hội."),
    "acute": ("Đã xảy ra xô xát, nguy cơ phức tạp về an ninh, trật tự.",),
}
AGENCIES: Sequence[str] = (
    "Ủy ban nhân dân cấp huyện; Công an cấp huyện",
    "Sở Tài nguyên và Môi trường; Thanh tra tỉnh",
    "Công an tỉnh; Ban Tuyên giáo; Ban Dân vận",
    "Liên đoàn Lao động tỉnh; Sở Lao động - Thương binh và Xã hội",
    "Ban Quản lý dự án; Ủy ban Mặt trận Tổ quốc",
    "Sở Giao thông vận tải; Công an tỉnh",
)
FRESH_AGENCIES: Sequence[str] = (
    "Ủy ban nhân dân cấp xã; Công an tỉnh",
    "Sở Nông nghiệp và Môi trường; Thanh tra tỉnh",
    "Công an tỉnh; Ban Tuyên giáo và Dân vận",
    "Sở Nội vụ; Liên đoàn Lao động tỉnh",
    "Sở Xây dựng; Ủy ban Mặt trận Tổ quốc",
)
ADVICE: Sequence[str] = (
    "Giao lực lượng công an nắm chắc tình hình, không để bị động, bất ngờ.",
    "Thành lập tổ công tác liên ngành do một đồng chí lãnh đạo Ủy ban nhân dân làm tổ trưởng.",
    "Phân loại kiến nghị, giải quyết dứt điểm nội dung đúng; giải thích, vận động nội dung không có cơ sở.",
    "Kiểm tra trách nhiệm của cơ quan được giao giải quyết kiến nghị nhưng để kéo dài.",
    "Tăng cường tuyên truyền, phát huy vai trò người có uy tín trong cộng đồng.",
)
OWN_ADVICE: Mapping[str, Sequence[str]] = {
    "land": ("Rà soát lại nguồn gốc đất, công khai kết quả tại thôn.", "Đo đạc, xác định lại ranh giới có sự chứng kiến của các bên."),
    "land_clearance": (
        "Tổ chức đối thoại công khai với các hộ dân trước khi triển khai bước tiếp theo.",
        "Rà soát phương án bồi thường, hỗ trợ; tạm dừng thi công đoạn còn vướng mắc.",
    ),
    "labour": ("Yêu cầu doanh nghiệp thanh toán đủ lương, đóng bảo hiểm xã hội; tổ chức thương lượng tập thể.",),
    "environment": ("Kiểm tra, quan trắc độc lập và công bố kết quả; tạm dừng hoạt động nếu vượt quy chuẩn.",),
    "market": ("Lấy ý kiến tiểu thương về phương án bố trí điểm kinh doanh; miễn, giảm phí trong thời gian đầu.",),
    "traffic": ("Tổ chức lại giao thông, tăng cường tuần tra, xử lý xe quá tải từ nơi xếp hàng.",),
    "religion": ("Gặp gỡ chức sắc, hướng dẫn thủ tục đăng ký; giải quyết đất đai theo đúng quy định.",),
    "ethnic": ("Vận động già làng, trưởng bản hòa giải; phân định lịch sử dụng nguồn nước.",),
    "credit": ("Giao Công an tỉnh đấu tranh với hoạt động cho vay lãi nặng; Ngân hàng Nhà nước bảo đảm khả năng chi trả.",),
    "public_order": ("Lập danh sách quản lý, giáo dục; tăng cường tuần tra ban đêm tại địa bàn.",),
}
DIRECTIONS: Sequence[str] = (
    "Khẩn trương đối thoại, giải quyết từ cơ sở, không để phát sinh điểm nóng.",
    "Tổ chức đối thoại trong tháng và báo cáo kết quả.",
    "Chủ động phương án bảo đảm an ninh, trật tự; không để đối tượng xấu lợi dụng.",
    "Xem xét lại phương án bồi thường theo hướng bảo đảm quyền lợi hợp pháp của người dân.",
    "Xử lý trách nhiệm tổ chức, cá nhân để sự việc kéo dài.",
    "Công khai kết quả giải quyết để nhân dân giám sát.",
)
PROGRESS: Sequence[str] = (
    "Tổ công tác đã làm việc với {count} hộ, ghi nhận và phân loại kiến nghị.",
    "Các đoàn thể đã đến từng gia đình vận động; tình hình cơ bản ổn định.",
    "Đã tổ chức đối thoại lần {count}; không khí xây dựng, còn một số ý kiến chưa thống nhất.",
)
OWN_PROGRESS: Mapping[str, Sequence[str]] = {
    "land": (
        "Đã đo đạc lại hiện trạng, đối chiếu bản đồ địa chính.",
        "Đã công khai hồ sơ, bản đồ tại nhà văn hóa; tiếp nhận thêm {count} ý kiến.",
    ),
    "land_clearance": (
        "Đã đối thoại; {part} số hộ đồng ý phương án.",
        "Cơ quan chuyên môn đã thẩm định lại đơn giá, trình phê duyệt phương án bổ sung.",
    ),
    "labour": ("Doanh nghiệp đã trả lương cho {part} người lao động; phần còn lại cam kết trả trong tháng.",),
    "environment": ("Đã kiểm tra hiện trạng, lấy {count} mẫu phân tích; đang chờ kết quả.",),
    "market": ("Đã họp với đại diện tiểu thương lần {count}; {part} số hộ đăng ký điểm kinh doanh mới.",),
    "traffic": ("Đã lắp bổ sung biển báo, lập {count} biên bản vi phạm về tải trọng.",),
    "religion": ("Đã làm việc với ban đại diện; hướng dẫn hoàn thiện hồ sơ đăng ký.",),
    "ethnic": ("Đã họp hai bản, thống nhất tạm thời lịch lấy nước.",),
    "credit": ("Đã chi trả cho {part} người gửi tiền; tình hình rút tiền giảm.", "Đã triệu tập làm việc, nhắc nhở {count} trường hợp."),
    "public_order": ("Đã gọi hỏi, răn đe {count} trường hợp; tuần tra hằng đêm.",),
}
PARTS: Sequence[str] = ("một nửa", "hai phần ba", "hơn 80%", "phần lớn")
RESULTS: Mapping[str, Sequence[str]] = {
    "settled": (
        "Đã giải quyết xong, tình hình ổn định, không còn tập trung đông người.",
        "Đã khắc phục nguyên nhân, người dân chấm dứt phản ánh.",
    ),
    "agreed": ("Qua đối thoại các bên đã thống nhất, ký biên bản ghi nhận.",),
    "partly_settled": ("Phần lớn kiến nghị đã được giải quyết; còn một số hộ tiếp tục khiếu nại theo trình tự pháp luật.",),
    "unfounded": ("Qua xác minh nội dung phản ánh không có cơ sở; đã thông báo công khai.",),
}
OWN_RESULTS: Mapping[tuple[str, str], Sequence[str]] = {
    ("land", "agreed"): ("Qua đối thoại hai bên thống nhất ranh giới, ký biên bản.",),
    ("land_clearance", "agreed"): ("Các hộ đã nhận tiền bồi thường và bàn giao mặt bằng.",),
    ("labour", "agreed"): ("Công ty và công đoàn đã ký thỏa thuận; công nhân trở lại làm việc.",),
    ("market", "agreed"): ("Tiểu thương đồng thuận di dời, đã bốc thăm điểm kinh doanh.",),
    ("environment", "settled"): ("Cơ sở đã lắp thiết bị xử lý, kết quả quan trắc đạt quy chuẩn.",),
}
HANDED: Sequence[tuple[str, str]] = (
    ("Thanh tra tỉnh", "Nội dung thuộc thẩm quyền thanh tra."),
    ("Công an tỉnh", "Có dấu hiệu vi phạm pháp luật cần xác minh theo thẩm quyền."),
    ("Ủy ban nhân dân cấp huyện", "Thuộc thẩm quyền giải quyết lần đầu của chính quyền."),
    ("Sở Tài nguyên và Môi trường", "Cần kiểm tra chuyên ngành về đất đai, môi trường."),
    ("Sở Lao động - Thương binh và Xã hội", "Thuộc thẩm quyền hòa giải tranh chấp lao động."),
    ("Tòa án nhân dân cấp huyện", "Các bên đề nghị giải quyết theo thủ tục tố tụng dân sự."),
)
HOUSEHOLDS: Mapping[str, int] = {"under_10": 30, "10_49": 40, "50_199": 24, "200_and_more": 6}
PEOPLE: Mapping[str, int] = {"under_50": 45, "50_199": 36, "200_999": 16, "1000_and_more": 3}
RISKS: Mapping[str, int] = {"low": 32, "medium": 44, "high": 20, "acute": 4}
