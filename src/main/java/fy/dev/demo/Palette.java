package fy.dev.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Colours of one sheet.
 *
 * @param paper what everything is printed on
 * @param inks at least four, strongest first
 */
record Palette(String paper, List<String> inks) {

    /** Colour words of SKUs. */
    enum Tone {
        WHITE,
        SAND,
        BLUE,
        GREEN,
        RED,
        BLACK;

        static Optional<Tone> in(String[] words) {
            return Arrays.stream(values())
                    .filter(tone -> Arrays.asList(words).contains(tone.name().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    private static final List<List<String>> PRINT_INKS = List.of(
            List.of("#e4572e", "#17324d", "#f2b134", "#8fa9a3"),
            List.of("#1f3d7a", "#d9472b", "#c9b79c", "#24211e"),
            List.of("#2f5d50", "#e7a977", "#22252b", "#c8452f"),
            List.of("#b8402a", "#2b2d42", "#e2b9a1", "#5b7f95"),
            List.of("#24211e", "#c99a2e", "#9c3d2e", "#6f8fa6"));

    private static final List<List<String>> BOTANY_INKS = List.of(
            List.of("#2f4a36", "#7d9a6b", "#c7a35a", "#b5563c"),
            List.of("#29413f", "#5f8a8b", "#d9a58c", "#8c3b3b"),
            List.of("#4a3b2a", "#8a8f4d", "#c47f3d", "#5d6f61"),
            List.of("#33405e", "#7c8fb0", "#d8b4a0", "#6d7f4f"));

    private static final List<List<String>> CONSTRUCTION_INKS = List.of(
            List.of("#d7301f", "#1b1b1e", "#f1c232", "#2457a4", "#efe6d2"),
            List.of("#0f4c5c", "#e36414", "#fb8b24", "#9a031e", "#f3e9d2"),
            List.of("#264653", "#2a9d8f", "#e9c46a", "#e76f51", "#f6efe2"),
            List.of("#5b2a86", "#f2545b", "#f7b32b", "#19647e", "#fbf3e4"),
            List.of("#003049", "#d62828", "#f77f00", "#fcbf49", "#eae2b7"));

    static Palette prints(Chance chance, Optional<Tone> tone) {
        return on(chance.of(PRINT_INKS), tone.orElse(Tone.WHITE));
    }

    static Palette botany(Chance chance, Optional<Tone> tone) {
        return on(chance.of(BOTANY_INKS), tone.orElse(Tone.SAND));
    }

    static Palette construction(Chance chance, Optional<Tone> tone) {
        List<String> inks = chance.of(CONSTRUCTION_INKS);
        return tone.map(wanted -> on(inks, wanted)).orElseGet(() -> new Palette(inks.getLast(), inks));
    }

    String ink(int i) {
        return inks.get(i % inks.size());
    }

    /** On dark or strong paper the ink nearest to it gives way to a light one. */
    private static Palette on(List<String> inks, Tone tone) {
        return switch (tone) {
            case WHITE -> new Palette("#f8f5ee", inks);
            case SAND -> new Palette("#efe4cf", inks);
            case BLUE -> new Palette("#1d3557", lit(inks));
            case GREEN -> new Palette("#24433a", lit(inks));
            case RED -> new Palette("#a8321f", lit(inks));
            case BLACK -> new Palette("#1c1b1a", lit(inks));
        };
    }

    private static List<String> lit(List<String> inks) {
        return List.of("#f3ead8", inks.get(2), "#e8b98a", "#9db8b5");
    }
}
