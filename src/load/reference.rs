//! What stands between `[[` and `]]`.
