//! The content areas of administrative reform: resolution 76/NQ-CP of 15 July 2021, with direction in front as the
//! index schemes have it.

/// A content area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Công tác chỉ đạo, điều hành.
    Direction,
    /// Cải cách thể chế.
    Institutions,
    /// Cải cách thủ tục hành chính.
    Procedures,
    /// Cải cách tổ chức bộ máy hành chính nhà nước.
    Organisation,
    /// Cải cách chế độ công vụ.
    CivilService,
    /// Cải cách tài chính công.
    PublicFinance,
    /// Xây dựng và phát triển Chính phủ điện tử, Chính phủ số.
    DigitalGovernment,
}

impl Area {
    /// All areas, in the order of the resolution.
    pub const ALL: [Area; 7] = [
        Area::Direction,
        Area::Institutions,
        Area::Procedures,
        Area::Organisation,
        Area::CivilService,
        Area::PublicFinance,
        Area::DigitalGovernment,
    ];

    /// The identifier used in files, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Area::Direction => "direction",
            Area::Institutions => "institutions",
            Area::Procedures => "procedures",
            Area::Organisation => "organisation",
            Area::CivilService => "civil-service",
            Area::PublicFinance => "public-finance",
            Area::DigitalGovernment => "digital-government",
        }
    }

    /// As officials write it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Area::Direction => "Chỉ đạo, điều hành",
            Area::Institutions => "Cải cách thể chế",
            Area::Procedures => "Cải cách thủ tục hành chính",
            Area::Organisation => "Cải cách tổ chức bộ máy",
            Area::CivilService => "Cải cách chế độ công vụ",
            Area::PublicFinance => "Cải cách tài chính công",
            Area::DigitalGovernment => "Chính quyền điện tử, chính quyền số",
        }
    }

    /// Its number in the columns a directive reads.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The area of an identifier.
    pub fn parse(id: &str) -> Option<Area> {
        Area::ALL.into_iter().find(|area| area.id() == id)
    }
}
