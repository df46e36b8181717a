//! Words about open files that change on disk.

use super::Locale;

impl Locale {
    /// What the last reading of the open files changed: how many events are new, other than before,
    /// and gone, and how many terms of the filter are switched off because what they name is gone.
    pub fn reloaded(self, [added, changed, removed]: [usize; 3], terms: usize) -> String {
        let counted = [
            (added, self.events_added(added)),
            (changed, self.events_changed(changed)),
            (removed, self.events_removed(removed)),
        ];
        let mut told: Vec<String> =
            counted.into_iter().filter(|it| it.0 > 0).map(|it| it.1).collect();
        if told.is_empty() {
            told.push(self.no_event_changed().to_owned());
        }
        if terms > 0 {
            told.push(self.terms_gone(terms));
        }
        match self {
            Self::En => format!("Reloaded: {}", told.join(", ")),
            Self::Ko => format!("다시 읽음: {}", told.join(", ")),
            Self::Ja => format!("再読み込み: {}", told.join("、")),
        }
    }

    fn events_added(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} added"),
            Self::Ko => format!("{count}건 추가"),
            Self::Ja => format!("追加{count}件"),
        }
    }

    fn events_changed(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} changed"),
            Self::Ko => format!("{count}건 변경"),
            Self::Ja => format!("変更{count}件"),
        }
    }

    fn events_removed(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} removed"),
            Self::Ko => format!("{count}건 삭제"),
            Self::Ja => format!("削除{count}件"),
        }
    }

    const fn no_event_changed(self) -> &'static str {
        match self {
            Self::En => "no event has changed",
            Self::Ko => "바뀐 사건 없음",
            Self::Ja => "出来事に変更なし",
        }
    }

    fn terms_gone(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => {
                "1 term of the filter names what is gone and is switched off".to_owned()
            }
            Self::En => {
                format!("{count} terms of the filter name what is gone and are switched off")
            }
            Self::Ko => format!("없어진 항목을 가리키는 필터 조건 {count}개를 끔"),
            Self::Ja => format!("なくなった項目を指す条件{count}件をオフにしました"),
        }
    }

    /// There is no such file any more; what is shown is what was read before.
    pub fn file_is_gone(self, file: &str) -> String {
        match self {
            Self::En => format!("{file} is gone, the last good state is kept"),
            Self::Ko => format!("{file} 파일 없음, 마지막 정상 상태를 유지"),
            Self::Ja => format!("{file}がありません。最後の正しい状態を表示中"),
        }
    }

    /// What is on disk cannot be read any more, and why; what is shown is what was read before.
    pub fn file_is_broken(self, file: &str, why: &str) -> String {
        let said = match self {
            Self::En => format!("{file} is broken on disk, the last good state is kept"),
            Self::Ko => format!("디스크의 {file}이(가) 손상됨, 마지막 정상 상태를 유지"),
            Self::Ja => format!("ディスク上の{file}が壊れています。最後の正しい状態を表示中"),
        };
        if why.is_empty() { said } else { format!("{said}: {why}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_told() {
        assert_eq!(Locale::En.reloaded([2, 1, 1], 0), "Reloaded: 2 added, 1 changed, 1 removed");
        assert_eq!(Locale::Ko.reloaded([0, 1, 0], 0), "다시 읽음: 1건 변경");
        assert_eq!(
            Locale::En.reloaded([0; 3], 1),
            "Reloaded: no event has changed, 1 term of the filter names what is gone and is switched off"
        );
    }
}
