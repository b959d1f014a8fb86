package fy.dev.demo;

import java.util.Locale;
import java.util.Optional;

/**
 * Draws a poster for a SKU: always the same one. SKUs that share what stands before their first {@code _} are one work and
 * share its composition; a colour among the rest of the code ({@code ab_20x20_white}) is the colour of its paper.
 */
public final class Posters {

    public static final int WIDTH = 800;
    public static final int HEIGHT = 1000;

    /** Who draws. */
    public enum Hand {
        /** Quiet screen prints: few shapes, much paper, two or three inks. */
        PRINTS,
        /** Stems, leaves and tides drawn in one line. */
        BOTANY,
        /** Bold grids and arcs, full colour to the edge. */
        CONSTRUCTION
    }

    private Posters() {}

    /** A self-contained SVG of {@value #WIDTH} × {@value #HEIGHT} units, without script or reference to anything outside. */
    public static String svg(Hand hand, String sku) {
        String[] parts = sku.toLowerCase(Locale.ROOT).split("[_.-]", -1);
        var chance = new Chance(hand + ":" + parts[0]);
        Optional<Palette.Tone> tone = Palette.Tone.in(parts);
        var sheet = new Sheet();
        switch (hand) {
            case PRINTS -> PrintsHand.draw(sheet, chance, Palette.prints(chance, tone));
            case BOTANY -> BotanyHand.draw(sheet, chance, Palette.botany(chance, tone));
            case CONSTRUCTION -> ConstructionHand.draw(sheet, chance, Palette.construction(chance, tone));
        }
        return sheet.svg();
    }
}
