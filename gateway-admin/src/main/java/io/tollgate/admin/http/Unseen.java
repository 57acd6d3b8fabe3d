package io.tollgate.admin.http;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds characters that make a text look like another: invisible ones, and those that turn the direction of writing. */
final class Unseen {

    /** What Unicode calls format characters, ends of lines, and letters that are blank. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]");

    /** Persian, Hindi and others need the two joiners after a letter or its mark, emoji after a picture or its colour. */
    private static final Pattern JOINED = Pattern.compile("[\\p{L}\\p{M}\\p{So}\\p{Sk}"
            + "&&[^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsHan}\\p{IsHangul}]][\\x{200C}\\x{200D}](?!$)");

    private Unseen() {}

    /** The first of them, such as {@code U+202E}. */
    static Optional<String> in(String text) {
        return UNSEEN.matcher(JOINED.matcher(text).replaceAll(""))
                .results()
                .findFirst()
                .map(MatchResult::group)
                .map(found -> "U+%04X".formatted(found.codePointAt(0)));
    }
}
