package fy.dev.demo;

import fy.dev.demo.Posters.Hand;
import java.util.List;

/**
 * A brand of the demo world.
 *
 * @param owner name of its owner at the development login
 * @param shippingPrice minor units
 */
record DemoBrand(
        String slug,
        String name,
        String owner,
        Hand hand,
        long shippingPrice,
        String story,
        List<Work> works,
        List<Format> formats) {

    /** @param code first part of its SKUs' codes */
    record Work(String code, String name, String description) {}

    /**
     * @param code last part of its SKUs' codes
     * @param price minor units
     */
    record Format(String code, String variant, long price) {}

    static final List<DemoBrand> ALL = List.of(
            new DemoBrand(
                    "atelier-amelie",
                    "Atelier Amélie",
                    "amelie",
                    Hand.PRINTS,
                    490,
                    "Screen prints from a small shop with a north window. Two or three inks, much paper, every sheet pulled by hand.",
                    List.of(
                            new Work(
                                    "ab",
                                    "Abendlicht",
                                    "The last sun on a wall across the yard. Three inks on heavy cotton paper."),
                            new Work(
                                    "mo",
                                    "Morgen",
                                    "Two shapes that almost touch. Pulled in one morning, as the name says."),
                            new Work("li", "Linie", "One line, four turns. For a narrow wall."),
                            new Work("ha", "Hafen", "A harbour without ships.")),
                    List.of(
                            new Format("20x20_white", "20 × 20 cm, white", 4_800),
                            new Format("20x20_black", "20 × 20 cm, black", 4_800),
                            new Format("30x40_white", "30 × 40 cm, white", 8_900),
                            new Format("30x40_sand", "30 × 40 cm, sand", 8_900))),
            new DemoBrand(
                    "studio-halm",
                    "Studio Halm",
                    "henrik",
                    Hand.BOTANY,
                    590,
                    "Plants of the tide line, drawn where they grow and printed in small editions.",
                    List.of(
                            new Work("farn", "Farn", "A fern in one line, from the root to the last tip."),
                            new Work("schilf", "Schilf", "Reed in light wind."),
                            new Work("mohn", "Mohn", "Poppy, the day after the petals fell."),
                            new Work("distel", "Distel", "A thistle that has nothing to prove.")),
                    List.of(
                            new Format("30x40_white", "30 × 40 cm, white", 6_400),
                            new Format("30x40_green", "30 × 40 cm, green", 6_400),
                            new Format("50x70_sand", "50 × 70 cm, sand", 11_900))),
            new DemoBrand(
                    "werk-nord",
                    "Werk Nord",
                    "nadia",
                    Hand.CONSTRUCTION,
                    0,
                    "Grids, arcs and cranes in full colour. Printed to the edge, shipped flat and free of charge.",
                    List.of(
                            new Work("kran", "Kran", "A crane at rest, seen from below."),
                            new Work("giebel", "Giebel", "Seven gables of one street."),
                            new Work("deich", "Deich", "Land, dyke, water, in that order."),
                            new Work("turm", "Turm", "A tower counted in floors.")),
                    List.of(
                            new Format("40x50_red", "40 × 50 cm, red", 7_200),
                            new Format("40x50_blue", "40 × 50 cm, blue", 7_200),
                            new Format("70x100_black", "70 × 100 cm, black", 18_500))));
}
