//! Numbers that name one child for good: told by their form and their check digits.

/// Whether `digits` are an NHS number: ten digits whose last is the check digit (NHS data
/// dictionary: digits times 10 to 2, modulus 11).
pub fn is_nhs_number(digits: &str) -> bool {
    let all: Option<Vec<u32>> = digits.chars().map(|c| c.to_digit(10)).collect();
    let Some(all) = all else { return false };
    let Some((check, rest)) = all.split_last() else {
        return false;
    };
    if all.len() != 10 || all.iter().all(|digit| Some(digit) == all.first()) {
        return false;
    }
    let sum: u32 = rest
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    match 11 - sum % 11 {
        11 => *check == 0,
        10 => false,
        expected => *check == expected,
    }
}

/// Whether `word` has the form of a unique pupil number: a capital letter and twelve digits, or
/// eleven and a letter (Department for Education: “UPNs: guide for schools”).
pub fn is_pupil_number(word: &str) -> bool {
    let [first, middle @ .., last] = word.as_bytes() else {
        return false;
    };
    word.len() == 13
        && first.is_ascii_uppercase()
        && middle.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || last.is_ascii_uppercase())
}
