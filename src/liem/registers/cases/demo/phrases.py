"""The words of the invented cases: pools of official Vietnamese, put together by chance.

Everything here is made up. No person is named; places and companies bear names that stand on no list.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Setting(NamedTuple):
    """Where something may come about, the crimes that may lie in it (article of the Penal Code 2015 and its heading), and
    what is seen there.
    """

    scenes: Sequence[str]
    crimes: Sequence[tuple[str, str]]
    seen: Sequence[str]


EMBEZZLING = ("353", "tham ô tài sản")
BRIBE_TAKING = ("354", "nhận hối lộ")
APPROPRIATING = ("355", "lạm dụng chức vụ, quyền hạn chiếm đoạt tài sản")
ABUSING = ("356", "lợi dụng chức vụ, quyền hạn trong khi thi hành công vụ")
FORGING = ("359", "giả mạo trong công tác")
NEGLIGENT = ("360", "thiếu trách nhiệm gây hậu quả nghiêm trọng")

WORKS: Sequence[str] = (
    "dự án đường giao thông {name} – {other}",
    "dự án hồ chứa nước {name}",
    "dự án kè chống sạt lở {name}",
    "dự án nâng cấp đê {name}",
    "dự án trường học {name}",
    "dự án cấp nước sạch liên xã {name}",
    "dự án chợ đầu mối {name}",
    "dự án chỉnh trang đô thị {name}",
    "Ban Quản lý dự án đầu tư xây dựng {name}",
)
CLEARED: Sequence[str] = (
    "dự án khu tái định cư {name}",
    "dự án khu dân cư mới {name}",
    "dự án cụm công nghiệp {name}",
    "dự án mở rộng tuyến đường {name} – {other}",
    "Trung tâm Phát triển quỹ đất {name}",
)
LAND_OFFICES: Sequence[str] = ("Chi nhánh Văn phòng Đăng ký đất đai {name}", "Ủy ban nhân dân xã {name}")
HOSPITALS: Sequence[str] = ("Bệnh viện Đa khoa khu vực {name}", "Trung tâm Y tế {name}")
SCHOOLS: Sequence[str] = ("Trường Trung học phổ thông {name}", "Trung tâm Giáo dục nghề nghiệp {name}")
COOPERATIVES: Sequence[str] = ("Quỹ tín dụng nhân dân {name}", "Hợp tác xã Dịch vụ nông nghiệp {name}")
COMPANIES: Sequence[str] = (
    "Công ty Cổ phần Xây dựng {name}",
    "Công ty Cổ phần Đầu tư hạ tầng {name}",
    "Công ty Trách nhiệm hữu hạn Thương mại {name}",
    "Công ty Trách nhiệm hữu hạn Vận tải {name}",
)

SETTINGS: Mapping[str, Sequence[Setting]] = {
    "corruption": (
        Setting(
            WORKS,
            (EMBEZZLING, APPROPRIATING, BRIBE_TAKING),
            (
                "lập khống chứng từ thanh toán khối lượng chưa thực hiện",
                "nâng khống khối lượng nghiệm thu để hưởng chênh lệch",
                "nhận tiền của nhà thầu khi nghiệm thu, thanh toán",
            ),
        ),
        Setting(
            CLEARED,
            (APPROPRIATING, EMBEZZLING, ABUSING),
            (
                "kê khai khống diện tích được bồi thường",
                "hợp thức hóa nguồn gốc đất để hưởng tiền hỗ trợ",
                "lập khống phương án bồi thường tài sản trên đất",
            ),
        ),
        Setting(
            LAND_OFFICES,
            (BRIBE_TAKING, ABUSING, FORGING),
            (
                "thu tiền ngoài quy định khi làm thủ tục cấp giấy chứng nhận quyền sử dụng đất",
                "sửa chữa hồ sơ địa chính để cấp giấy chứng nhận sai đối tượng",
            ),
        ),
        Setting(
            COOPERATIVES,
            (EMBEZZLING, APPROPRIATING),
            ("rút tiền gửi của thành viên không đúng quy định", "lập khống hợp đồng vay vốn", "để ngoài sổ sách các khoản thu dịch vụ"),
        ),
        Setting(
            (*HOSPITALS, *SCHOOLS),
            (EMBEZZLING, ABUSING, FORGING),
            (
                "quyết toán trùng các khoản chi hội nghị, tập huấn",
                "để ngoài sổ sách một phần nguồn thu dịch vụ",
                "lập khống danh sách hưởng chế độ",
            ),
        ),
        Setting(
            ("Trung tâm Kiểm định xe cơ giới {name}", "Hạt Kiểm lâm {name}", "Đội Quản lý thị trường {name}"),
            (BRIBE_TAKING,),
            ("nhận tiền để bỏ qua lỗi vi phạm khi kiểm tra", "gợi ý, nhận tiền để không lập biên bản vi phạm"),
        ),
        Setting(
            ("Ủy ban nhân dân xã {name}", "Trung tâm Dịch vụ nông nghiệp {name}"),
            (EMBEZZLING, ABUSING),
            (
                "chi sai nguồn kinh phí hỗ trợ sản xuất",
                "lập khống danh sách hỗ trợ thiệt hại do thiên tai",
                "chiếm dụng tiền quỹ đóng góp của nhân dân",
            ),
        ),
    ),
    "economic": (
        Setting(
            (*WORKS, "dự án mua sắm thiết bị của Trung tâm Y tế {name}"),
            (
                ("222", "vi phạm quy định về đấu thầu gây hậu quả nghiêm trọng"),
                ("221", "vi phạm quy định về kế toán gây hậu quả nghiêm trọng"),
            ),
            (
                "thông đồng giữa các nhà thầu trong cùng một gói thầu",
                "cài cắm tiêu chí hạn chế nhà thầu",
                "nâng giá thiết bị qua thẩm định giá",
            ),
        ),
        Setting(
            CLEARED,
            (("229", "vi phạm các quy định về quản lý đất đai"), ("174", "lừa đảo chiếm đoạt tài sản")),
            ("giao đất không qua đấu giá quyền sử dụng đất", "huy động vốn khi dự án chưa đủ điều kiện kinh doanh"),
        ),
        Setting(
            ("mỏ đá {name}", "mỏ cát {name}", "mỏ đất san lấp {name}", "Công ty Trách nhiệm hữu hạn Khoáng sản {name}"),
            (("227", "vi phạm quy định về nghiên cứu, thăm dò, khai thác tài nguyên"),),
            ("khai thác vượt công suất được cấp phép", "khai thác ngoài ranh giới được cấp phép"),
        ),
        Setting(
            COMPANIES,
            (("200", "trốn thuế"), ("203", "in, phát hành, mua bán trái phép hóa đơn"), ("174", "lừa đảo chiếm đoạt tài sản")),
            (
                "sử dụng hóa đơn không hợp pháp để kê khai khấu trừ",
                "hạch toán sai để giảm nghĩa vụ với ngân sách",
                "ký hợp đồng khống để vay vốn",
            ),
        ),
    ),
    "position": (
        Setting(
            (*WORKS, *HOSPITALS),
            (NEGLIGENT, ("364", "đưa hối lộ"), ("365", "môi giới hối lộ")),
            ("buông lỏng kiểm tra khi nghiệm thu khối lượng không có thực", "đưa tiền cho người có trách nhiệm để được chỉ định thầu"),
        ),
        Setting(
            (*LAND_OFFICES, *SCHOOLS),
            (NEGLIGENT, ("366", "lợi dụng ảnh hưởng đối với người có chức vụ, quyền hạn để trục lợi")),
            ("không xử lý vi phạm đã được phản ánh nhiều lần", "hứa hẹn tác động để được tuyển dụng"),
        ),
    ),
    "negative": (
        Setting(
            (*SCHOOLS, *HOSPITALS, "Ủy ban nhân dân xã {name}"),
            (("341", "làm giả con dấu, tài liệu của cơ quan, tổ chức"), ABUSING, NEGLIGENT),
            (
                "sử dụng văn bằng không hợp pháp trong tuyển dụng",
                "can thiệp vào kết quả xét tuyển",
                "gây phiền hà khi giải quyết thủ tục hành chính",
            ),
        ),
    ),
    "waste": (
        Setting(
            (*WORKS, "trụ sở cũ của Ủy ban nhân dân xã {name}"),
            (
                ("219", "vi phạm quy định về quản lý, sử dụng tài sản nhà nước gây thất thoát, lãng phí"),
                ("179", "thiếu trách nhiệm gây thiệt hại đến tài sản của Nhà nước"),
            ),
            (
                "công trình hoàn thành nhiều năm không đưa vào sử dụng",
                "công trình dở dang, xuống cấp",
                "tài sản công để hoang hóa, không được bàn giao",
            ),
        ),
        Setting(
            (*HOSPITALS, *SCHOOLS),
            (("219", "vi phạm quy định về quản lý, sử dụng tài sản nhà nước gây thất thoát, lãng phí"),),
            ("mua sắm thiết bị không phù hợp, không vận hành được", "thuê ngoài dịch vụ trong khi thiết bị sẵn có không sử dụng"),
        ),
    ),
    "other": (
        Setting(
            ("khu vực rừng phòng hộ {name}", "tiểu khu rừng {name}", "địa bàn giáp ranh {name} – {other}"),
            (("243", "hủy hoại rừng"), ("232", "vi phạm quy định về khai thác, bảo vệ rừng và lâm sản")),
            ("chặt phá cây rừng trên diện tích lớn", "vận chuyển lâm sản không rõ nguồn gốc"),
        ),
        Setting(
            ("thôn {name}", "khu vực mỏ đá {name}", "công trường dự án {name}"),
            (("318", "gây rối trật tự công cộng"), ("330", "chống người thi hành công vụ")),
            ("tập trung đông người cản trở thi công", "cản trở lực lượng chức năng làm nhiệm vụ"),
        ),
    ),
}

FOUND_THROUGH: Sequence[str] = (
    "Qua nắm tình hình địa bàn, Ban phát hiện",
    "Qua rà soát các kết luận thanh tra, kiểm toán, Ban phát hiện",
    "Qua tiếp nhận, nghiên cứu đơn phản ánh của công dân, Ban nhận thấy",
    "Qua giám sát việc giải quyết nguồn tin về tội phạm, Ban nhận thấy",
    "Qua làm việc với cấp ủy cơ sở, Ban ghi nhận",
    "Qua theo dõi thông tin báo chí và kiểm chứng bước đầu, Ban nhận thấy",
)
FOUND_MORE: Sequence[str] = (
    "Số tiền liên quan bước đầu khoảng {amount} triệu đồng.",
    "Sự việc kéo dài qua nhiều năm nhưng chưa được xem xét, làm rõ.",
    "Việc tự kiểm tra của đơn vị chưa làm rõ trách nhiệm của tập thể, cá nhân liên quan.",
    "Hồ sơ, tài liệu thu thập được cho thấy cần xác minh theo quy định của pháp luật.",
    "Kết luận thanh tra đã nêu nhưng chưa kiến nghị xem xét trách nhiệm.",
    "Nội dung phản ánh có cơ sở, cần được cơ quan có thẩm quyền xác minh.",
)
PROPOSED: Sequence[str] = (
    "Chỉ đạo cơ quan điều tra tiếp nhận, xác minh, xử lý theo quy định của pháp luật.",
    "Giao Thanh tra tỉnh thanh tra đột xuất và báo cáo kết quả trước ngày kết thúc quý.",
    "Chỉ đạo các cơ quan tố tụng họp liên ngành để thống nhất đường lối giải quyết.",
    "Giao Ủy ban Kiểm tra xem xét trách nhiệm của tổ chức đảng, đảng viên liên quan.",
    "Yêu cầu đơn vị tạm dừng thanh toán, bảo toàn hồ sơ, tài liệu để phục vụ xác minh.",
    "Chỉ đạo làm rõ trách nhiệm người đứng đầu và thu hồi đầy đủ tài sản cho Nhà nước.",
    "Chuyển hồ sơ có dấu hiệu tội phạm sang cơ quan điều tra theo thẩm quyền.",
)
DIRECTIONS: Sequence[str] = (
    "Khẩn trương xác minh, làm rõ, không để kéo dài; báo cáo kết quả với Thường trực.",
    "Xử lý nghiêm, đúng pháp luật, không có vùng cấm, không có ngoại lệ.",
    "Tập trung giám định, định giá tài sản, bảo đảm tiến độ giải quyết vụ án.",
    "Áp dụng kịp thời các biện pháp kê biên, phong tỏa để thu hồi tài sản.",
    "Làm rõ trách nhiệm của người đứng đầu và các cá nhân có liên quan.",
    "Các cơ quan tố tụng phối hợp chặt chẽ, tháo gỡ vướng mắc về đánh giá chứng cứ.",
    "Sớm đưa vụ án ra xét xử theo đúng quy định.",
    "Chấn chỉnh công tác quản lý, khắc phục sơ hở để phòng ngừa vi phạm.",
)
PROGRESS: Mapping[str, Sequence[str]] = {
    "verification": (
        "Đã làm việc với đơn vị và thu thập {count} tập hồ sơ, tài liệu.",
        "Đã ghi ý kiến của {count} người liên quan; đang đối chiếu sổ sách.",
        "Cơ quan chức năng đã kiểm tra thực địa, lập biên bản hiện trạng.",
        "Đã yêu cầu đơn vị giải trình bằng văn bản; đang thẩm tra nội dung giải trình.",
    ),
    "investigation": (
        "Cơ quan điều tra đã ghi lời khai {count} người, thu giữ tài liệu liên quan.",
        "Đã trưng cầu giám định tài chính; cơ quan giám định hẹn trả kết quả trong tháng tới.",
        "Đã thực nghiệm, đo đạc lại khối lượng tại hiện trường.",
        "Các cơ quan tố tụng đã họp liên ngành lần {count}, thống nhất hướng điều tra.",
        "Đã rà soát tài khoản, xác minh dòng tiền qua {count} ngân hàng.",
    ),
    "prosecution": (
        "Viện kiểm sát đang nghiên cứu hồ sơ gồm {count} bút lục tập trung.",
        "Đã hoàn thành phúc cung, chuẩn bị ban hành cáo trạng.",
    ),
    "first_instance": (
        "Tòa án đã thụ lý, đang chuẩn bị xét xử.",
        "Đã có lịch xét xử sơ thẩm; dự kiến triệu tập {count} người tham gia tố tụng.",
    ),
    "appeal": ("Hồ sơ đã chuyển Tòa án cấp phúc thẩm.", "Tòa án cấp phúc thẩm đã thụ lý, chờ lịch xét xử."),
    "execution": (
        "Cơ quan thi hành án đã ra quyết định thi hành phần dân sự.",
        "Đã thu được một phần nghĩa vụ; đang xác minh điều kiện thi hành đối với phần còn lại.",
    ),
    "suspended": ("Đang chờ kết luận giám định; đã đôn đốc bằng văn bản lần {count}.",),
}
OBSTACLES: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "expertise": (
        ("Kết luận giám định xây dựng chậm so với thời hạn trưng cầu.", "Sở Xây dựng", "Cơ quan giám định đã gửi kết luận."),
        ("Chưa có tổ chức nhận giám định về kế toán.", "Sở Tài chính", "Đã thành lập tổ giám định theo vụ việc."),
        ("Cần giám định lại do hai kết luận khác nhau.", "Sở Tư pháp", "Đã có kết luận giám định lại."),
    ),
    "valuation": (
        ("Hội đồng định giá chưa thống nhất phương pháp định giá đất.", "Sở Tài nguyên và Môi trường", "Hội đồng định giá đã kết luận."),
        ("Chưa định giá được thiết bị đã qua sử dụng.", "Hội đồng định giá tài sản trong tố tụng", "Đã hoàn thành định giá."),
    ),
    "legal_assistance": (
        ("Chờ kết quả ủy thác tư pháp đối với giao dịch ở nước ngoài.", "Viện kiểm sát nhân dân tỉnh", "Đã nhận kết quả ủy thác."),
    ),
    "differing_views": (
        ("Các cơ quan tố tụng còn khác nhau về tội danh.", "Liên ngành tố tụng tỉnh", "Đã thống nhất tại cuộc họp liên ngành."),
        ("Chưa thống nhất cách xác định thiệt hại.", "Liên ngành tố tụng tỉnh", "Đã xin ý kiến cấp trên và thống nhất."),
    ),
    "evidence": (
        ("Chứng từ gốc bị thất lạc, phải khôi phục từ bên thứ ba.", "Cơ quan Cảnh sát điều tra", "Đã thu thập đủ bản sao hợp pháp."),
    ),
    "staff": (("Điều tra viên thụ lý chuyển công tác, phải phân công lại.", "Công an tỉnh", "Đã phân công điều tra viên khác."),),
    "law": (("Quy định về đơn giá áp dụng thay đổi giữa kỳ, cần hướng dẫn.", "Sở Tư pháp", "Đã có văn bản hướng dẫn áp dụng."),),
    "other": (("Đơn vị cung cấp tài liệu chậm sau nhiều lần yêu cầu.", "Cơ quan chủ quản", "Đã cung cấp đủ tài liệu."),),
}
REMEDIES: Mapping[str, Sequence[str]] = {
    "law_gap": ("Kiến nghị sửa đổi quy định về đơn giá, định mức.", "Đề nghị ban hành quy chế phối hợp liên ngành."),
    "loose_management": ("Kiểm tra định kỳ việc thanh toán, quyết toán.", "Luân chuyển vị trí kế toán, thủ quỹ theo quy định."),
    "weak_inspection": ("Đưa đơn vị vào kế hoạch thanh tra hằng năm.", "Tăng cường giám sát của Ban Thanh tra nhân dân."),
    "decline": ("Sinh hoạt chuyên đề, giáo dục liêm chính trong chi bộ.",),
    "irresponsibility": ("Xem xét trách nhiệm người đứng đầu theo quy định.",),
    "collusion": ("Công khai danh sách nhà thầu, tăng đấu thầu qua mạng.",),
    "not_public": ("Niêm yết công khai thủ tục, phí, lệ phí.", "Công khai phương án bồi thường trước khi phê duyệt."),
    "other": ("Rút kinh nghiệm trong toàn ngành.",),
}
SUMMARIES: Mapping[str, Sequence[str]] = {
    "judgment_executed": (
        "Bản án đã có hiệu lực và đã thi hành xong.",
        "Đã thi hành xong hình phạt và phần dân sự; tài sản được thu hồi theo bản án.",
    ),
    "judgment_in_force": ("Bản án đã có hiệu lực pháp luật.", "Bản án có hiệu lực; cơ quan thi hành án tiếp tục thi hành phần dân sự."),
    "discontinued": ("Cơ quan có thẩm quyền đã đình chỉ theo quy định của Bộ luật Tố tụng hình sự.",),
    "administrative": (
        "Đã xử lý kỷ luật theo thẩm quyền và thu hồi đủ số tiền chi sai.",
        "Đã xử phạt vi phạm hành chính, chấn chỉnh công tác quản lý.",
    ),
    "no_violation": ("Qua xác minh không có vi phạm như phản ánh; đã thông báo công khai kết quả.",),
    "other": ("Đã giải quyết xong theo kết luận của cấp có thẩm quyền.",),
}
POSTS: Mapping[str, str] = {
    "provincial_department": "Phó giám đốc một sở",
    "district_leader": "Lãnh đạo Ủy ban nhân dân cấp huyện",
    "commune_leader": "Lãnh đạo Ủy ban nhân dân cấp xã",
    "civil_servant": "Viên chức",
    "enterprise": "Người quản lý doanh nghiệp",
    "none": "",
}
MANAGED: Mapping[str, str] = {
    "provincial_department": "provincial_board",
    "district_leader": "provincial_board",
    "commune_leader": "district_board",
    "civil_servant": "base_committee",
    "enterprise": "none",
    "none": "none",
}
TITLES: Mapping[str, Sequence[str]] = {
    "case": ("Vụ án {crime} xảy ra tại {scene}", "Vụ án {crime} liên quan đến {scene}"),
    "incident": (
        "Vụ việc có dấu hiệu {crime} tại {scene}",
        "Vụ việc có dấu hiệu {seen} tại {scene}",
        "Vụ việc phản ánh {seen} tại {scene}",
    ),
}
AGENCIES: Sequence[str] = ("Thanh tra tỉnh", "Công an tỉnh", "Ủy ban Kiểm tra", "Cơ quan chủ quản", "Sở quản lý chuyên ngành")
