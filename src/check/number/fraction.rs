//! A part of one that stands behind whole digits as one sign: “17½”.

use std::borrow::Cow;

const SIGNS: [(char, &str); 3] = [('½', ".5"), ('¼', ".25"), ('¾', ".75")];

/// How many bytes the sign takes that `behind` begins with.
pub(super) fn sign_width(behind: &str) -> usize {
    let first = behind.chars().next();
    let known = first.filter(|first| SIGNS.iter().any(|(sign, _)| sign == first));
    known.map_or(0, char::len_utf8)
}

/// The number with a point and digits in place of the sign.
pub(super) fn in_digits(number: &str) -> Cow<'_, str> {
    let sign = SIGNS
        .iter()
        .find_map(|(sign, digits)| Some((number.strip_suffix(*sign)?, digits)));
    match sign {
        Some((whole, digits)) => Cow::Owned(format!("{whole}{digits}")),
        None => Cow::Borrowed(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_sign_behind_digits() {
        assert_eq!(sign_width("½ years"), 2);
        assert_eq!(sign_width(" ½"), 0);
        assert_eq!(in_digits("17½"), "17.5");
        assert_eq!(in_digits("17"), "17");
    }
}
