//! Phrases of the filter.

use super::Locale;

impl Locale {
    /// `2 of 5 match`.
    pub fn matching(self, shown: usize, all: usize) -> String {
        match self {
            Self::En => format!("{shown} of {all} match"),
            Self::Ko => format!("{all}건 중 {shown}건 일치"),
            Self::Ja => format!("{all}件中{shown}件が該当"),
        }
    }

    /// `count of 2 shown`.
    pub fn counted_among(self, shown: usize) -> String {
        match self {
            Self::En => format!("count of {shown} shown"),
            Self::Ko => format!("표시된 {shown}건 기준"),
            Self::Ja => format!("表示中の{shown}件で集計"),
        }
    }

    /// `count of 5 in scope`, when nothing is shown.
    pub fn counted_in_scope(self, all: usize) -> String {
        match self {
            Self::En => format!("count of {all} in scope"),
            Self::Ko => format!("범위 내 {all}건 기준"),
            Self::Ja => format!("範囲内の{all}件で集計"),
        }
    }

    /// `by month`: what each bar stands for.
    pub fn by_months(self, months: i32) -> String {
        match (self, months) {
            (Self::En, 1) => "by month".to_owned(),
            (Self::En, 3) => "by quarter".to_owned(),
            (Self::En, 12) => "by year".to_owned(),
            (Self::Ko, 12) => "연별".to_owned(),
            (Self::Ko, 1) => "월별".to_owned(),
            (Self::Ja, 12) => "年別".to_owned(),
            (Self::Ja, 1) => "月別".to_owned(),
            (Self::En, _) if months % 12 == 0 => format!("by {} years", months / 12),
            (Self::Ko, _) if months % 12 == 0 => format!("{}년 단위", months / 12),
            (Self::Ja, _) if months % 12 == 0 => format!("{}年単位", months / 12),
            (Self::En, _) => format!("by {months} months"),
            (Self::Ko, _) => format!("{months}개월 단위"),
            (Self::Ja, _) => format!("{months}か月単位"),
        }
    }

    /// Says that a scope is empty.
    pub fn nothing_in(self, scope: &str) -> String {
        match self {
            Self::En => format!("There is no event in the scope {scope}."),
            Self::Ko => format!("{scope} 범위에 사건이 없습니다."),
            Self::Ja => format!("範囲「{scope}」に出来事がありません。"),
        }
    }

    /// Says that a term, or each of several, finds nothing.
    pub fn nothing_like(self, scope: &str, term: &str) -> String {
        match self {
            Self::En => format!("No event in the scope {scope} matches {term}."),
            Self::Ko => format!("{scope} 범위에 {term} 조건에 맞는 사건이 없습니다."),
            Self::Ja => format!("範囲「{scope}」に {term} に該当する出来事がありません。"),
        }
    }

    /// Blames a term.
    pub fn nothing_with(self, scope: &str, term: &str, without: usize) -> String {
        match self {
            Self::En => format!(
                "No event in the scope {scope} meets every term. It is {term} that leaves nothing: \
                 without it {} {without}.",
                if without == 1 { "there is" } else { "there are" }
            ),
            Self::Ko => format!(
                "{scope} 범위에 모든 조건에 맞는 사건이 없습니다. 원인은 {term}: 이 조건을 빼면 {without}건입니다."
            ),
            Self::Ja => format!(
                "範囲「{scope}」にすべての条件に該当する出来事がありません。原因は {term} で、除くと{without}件です。"
            ),
        }
    }

    /// Says that no single term is to blame.
    pub fn nothing_at_once(self, scope: &str, terms: usize) -> String {
        match self {
            Self::En => format!(
                "No event in the scope {scope} meets all {terms} terms, and leaving out one of them \
                 does not help."
            ),
            Self::Ko => format!(
                "{scope} 범위에 {terms}개 조건 모두에 맞는 사건이 없으며, 하나를 빼도 마찬가지입니다."
            ),
            Self::Ja => format!(
                "範囲「{scope}」に{terms}個の条件すべてに該当する出来事がなく、一つを除いても同じです。"
            ),
        }
    }

    /// `drop theme:x`.
    pub fn drop_term(self, term: &str) -> String {
        match self {
            Self::En => format!("drop {term}"),
            Self::Ko => format!("{term} 빼기"),
            Self::Ja => format!("{term} を外す"),
        }
    }

    /// `widen the scope to series`.
    pub fn widen(self, scope: &str) -> String {
        match self {
            Self::En => format!("widen the scope to {scope}"),
            Self::Ko => format!("범위를 {scope}(으)로 넓히기"),
            Self::Ja => format!("範囲を「{scope}」に広げる"),
        }
    }
}
