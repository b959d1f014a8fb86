package fy.dev.demo;

import fy.dev.demo.Sheet.Path;

/** Bold order: tiles, arcs, beams and fields, full colour to the edge. */
final class ConstructionHand {

    private ConstructionHand() {}

    static void draw(Sheet sheet, Chance chance, Palette palette) {
        sheet.ground(palette.paper());
        switch (chance.whole(0, 4)) {
            case 0 -> tiles(sheet, chance, palette);
            case 1 -> beams(sheet, chance, palette);
            case 2 -> fields(sheet, chance, palette);
            case 3 -> plates(sheet, chance, palette);
            default -> stairs(sheet, chance, palette);
        }
    }

    /** A wall of glazed tiles: quarter circles, halves, leaves. */
    private static void tiles(Sheet sheet, Chance chance, Palette palette) {
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 4; column++) {
                tile(sheet, chance, palette, column * 200, row * 200);
            }
        }
    }

    private static void tile(Sheet sheet, Chance chance, Palette palette, double x, double y) {
        int ground = chance.whole(0, 4);
        int figure = (ground + chance.whole(1, 3)) % 5;
        sheet.rect(x, y, 200.4, 200.4, colour(palette, ground));
        String ink = colour(palette, figure);
        sheet.turned(chance.whole(0, 3) * 90, x + 100, y + 100, () -> {
            switch (chance.whole(0, 4)) {
                case 0 ->
                    sheet.fill(Path.at(x, y).to(x + 200, y).arc(200, x, y + 200).close(), ink);
                case 1 ->
                    sheet.fill(Path.at(x, y + 100).arc(100, x + 200, y + 100).close(), ink);
                case 2 ->
                    sheet.fill(
                            Path.at(x, y)
                                    .to(x + 100, y)
                                    .arc(100, x + 200, y + 100)
                                    .to(x + 200, y + 200)
                                    .to(x + 100, y + 200)
                                    .arc(100, x, y + 100)
                                    .close(),
                            ink);
                case 3 -> {
                    sheet.circle(x + 100, y + 100, 72, ink);
                    sheet.circle(x + 100, y + 100, 28, colour(palette, ground));
                }
                default ->
                    sheet.fill(Path.at(x, y).to(x + 200, y).to(x, y + 200).close(), ink);
            }
        });
    }

    /** Beams, a wheel and a wedge, all on one slope. */
    private static void beams(Sheet sheet, Chance chance, Palette palette) {
        double slope = chance.oneIn(2) ? chance.between(-38, -24) : chance.between(24, 38);
        double wheel = chance.between(190, 235);
        sheet.circle(chance.between(310, 490), chance.between(360, 460), wheel, palette.ink(0));
        sheet.turned(slope, 400, 500, () -> {
            double y = 330;
            for (int i = 0; i < 5; i++) {
                double height = chance.between(16, 74);
                sheet.rect(
                        chance.between(-320, 140),
                        y,
                        chance.between(520, 860),
                        height,
                        colour(palette, i % 2 == 0 ? 1 : 2 + i % 3));
                y += height + chance.between(18, 46);
            }
            sheet.fill(Path.at(180, 760).to(880, 700).to(880, 860).close(), palette.ink(0));
            sheet.rect(60, 180, 420, 12, palette.ink(1));
        });
        sheet.ring(chance.between(560, 640), chance.between(170, 240), chance.between(58, 84), 16, palette.ink(1));
        sheet.circle(chance.between(150, 220), chance.between(780, 840), chance.between(34, 56), colour(palette, 3));
    }

    /** Fields of colour that breathe at their edges. */
    private static void fields(Sheet sheet, Chance chance, Palette palette) {
        sheet.ground(colour(palette, 1));
        int count = chance.whole(2, 3);
        double y = 70;
        double room = 860.0 - (count - 1) * 34;
        double[] share = count == 2 ? new double[] {0.62, 0.38} : new double[] {0.5, 0.2, 0.3};
        boolean flipped = chance.oneIn(2);
        for (int i = 0; i < count; i++) {
            double height = room * share[flipped ? count - 1 - i : i];
            field(
                    sheet,
                    chance,
                    70,
                    y,
                    660,
                    height,
                    colour(palette, (i * 2 + chance.whole(0, 1)) % 4 == 1 ? 0 : i * 2 % 4));
            y += height + 34;
        }
    }

    /** Several thin coats, each with an edge of its own. */
    private static void field(Sheet sheet, Chance chance, double x, double y, double width, double height, String ink) {
        for (int coat = 0; coat < 5; coat++) {
            double in = coat * 7;
            var edge = Path.at(x + in, y + in + chance.between(0, 8));
            edge.bend(x + width / 2, y + in + chance.between(-8, 10), x + width - in, y + in + chance.between(0, 8));
            edge.bend(x + width - in + chance.between(-8, 6), y + height / 2, x + width - in, y + height - in);
            edge.bend(
                    x + width / 2,
                    y + height - in + chance.between(-10, 8),
                    x + in,
                    y + height - in - chance.between(0, 8));
            edge.bend(x + in + chance.between(-6, 8), y + height / 2, x + in, y + in)
                    .close();
            sheet.glaze(0.44, () -> sheet.fill(edge, ink));
        }
    }

    /** Plates as the kiln gave them back, two by two or three by four. */
    private static void plates(Sheet sheet, Chance chance, Palette palette) {
        int columns = chance.oneIn(2) ? 2 : 3;
        int rows = columns == 2 ? 2 : 4;
        double step = 800.0 / (columns + 0.35);
        double down = 1000.0 / (rows + 0.35);
        double radius = Math.min(step, down) * 0.43;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = 400 + (column - (columns - 1) / 2.0) * step;
                double y = 500 + (row - (rows - 1) / 2.0) * down;
                plate(sheet, chance, palette, x, y, radius);
            }
        }
    }

    private static void plate(Sheet sheet, Chance chance, Palette palette, double x, double y, double radius) {
        int glaze = chance.whole(0, 3);
        sheet.circle(x, y, radius, colour(palette, glaze));
        String ink = colour(palette, (glaze + chance.whole(1, 3)) % 4);
        String second = palette.paper();
        switch (chance.whole(0, 3)) {
            case 0 -> {
                sheet.ring(x, y, radius * 0.78, radius * 0.1, second);
                sheet.circle(x, y, radius * 0.5, ink);
            }
            case 1 -> {
                for (int i = 0; i < 12; i++) {
                    double angle = Math.toRadians(i * 30);
                    sheet.circle(
                            x + Math.cos(angle) * radius * 0.74,
                            y + Math.sin(angle) * radius * 0.74,
                            radius * 0.1,
                            second);
                }
                sheet.ring(x, y, radius * 0.42, radius * 0.14, ink);
            }
            case 2 ->
                sheet.turned(chance.whole(0, 7) * 45, x, y, () -> {
                    sheet.fill(Path.at(x - radius, y).arc(radius, x + radius, y).close(), ink);
                    sheet.rect(x - radius * 0.62, y + radius * 0.22, radius * 1.24, radius * 0.1, second);
                });
            default -> {
                for (int i = 0; i < 4; i++) {
                    String petal = i % 2 == 0 ? ink : second;
                    sheet.turned(
                            i * 90 + 45,
                            x,
                            y,
                            () -> sheet.ellipse(x + radius * 0.46, y, radius * 0.4, radius * 0.17, 0, petal));
                }
                sheet.circle(x, y, radius * 0.12, second);
            }
        }
    }

    /** Arcs that climb. */
    private static void stairs(Sheet sheet, Chance chance, Palette palette) {
        int steps = chance.whole(4, 5);
        double side = 800.0 / steps;
        double rise = 1000.0 / steps;
        boolean left = chance.oneIn(2);
        for (int i = 0; i < steps; i++) {
            double from = left ? i * side : 800 - (i + 1) * side;
            double top = 1000 - (i + 1) * rise;
            sheet.rect(from, top, side + 0.4, 1000 - top, colour(palette, i % 4));
            sheet.fill(
                    Path.at(from, top + rise)
                            .arc(side / 2, from + side, top + rise)
                            .close(),
                    colour(palette, (i + 2) % 4));
        }
        double sun = chance.between(95, 130);
        double x = left ? 190 : 610;
        double y = chance.between(200, 250);
        sheet.circle(x, y, sun, palette.ink(0));
        sheet.ring(x, y, sun + 34, 12, palette.ink(1));
    }

    /** The inks, and the paper as the fifth. */
    private static String colour(Palette palette, int i) {
        return i == 4 ? palette.paper() : palette.ink(i);
    }
}
