package fy.dev.demo;

import fy.dev.demo.Sheet.Path;

/** What grows by water, drawn in one breath: branches, umbels, ferns, poppies and the contour of the tide. */
final class BotanyHand {

    private BotanyHand() {}

    static void draw(Sheet sheet, Chance chance, Palette palette) {
        sheet.ground(palette.paper());
        switch (chance.whole(0, 4)) {
            case 0 -> branch(sheet, chance, palette);
            case 1 -> umbels(sheet, chance, palette);
            case 2 -> fern(sheet, chance, palette);
            case 3 -> poppies(sheet, chance, palette);
            default -> contours(sheet, chance, palette);
        }
    }

    /** One bent stem with leaves left and right, before a pale sun. */
    private static void branch(Sheet sheet, Chance chance, Palette palette) {
        sheet.glaze(
                0.55,
                () -> sheet.circle(
                        chance.between(300, 500), chance.between(330, 430), chance.between(180, 230), palette.ink(2)));
        double bend = chance.between(-150, 150);
        int pairs = chance.whole(8, 10);
        for (int i = 1; i <= pairs; i++) {
            double along = i / (pairs + 0.6);
            double x = bezier(400, 400 + bend, 400 + bend * 0.4, along);
            double y = bezier(920, 560, 130, along);
            double length = 190 * (1 - along * 0.62) * chance.between(0.85, 1.1);
            double lean = 38 + along * 22;
            leaf(sheet, x, y, length, -lean + bend * 0.06, palette.ink(i % 3 == 0 ? 1 : 0), palette.paper());
            leaf(
                    sheet,
                    x,
                    y - 22,
                    length * 0.95,
                    lean - 180 - bend * 0.06,
                    palette.ink(i % 4 == 1 ? 1 : 0),
                    palette.paper());
        }
        sheet.line(Path.at(400, 920).bend(400 + bend, 560, 400 + bend * 0.4, 130), 5, palette.ink(0));
    }

    /** From (x, y) in the direction of {@code degrees}, with a rib of the paper's colour. */
    private static void leaf(Sheet sheet, double x, double y, double length, double degrees, String ink, String rib) {
        double belly = length * 0.24;
        sheet.turned(degrees, x, y, () -> {
            sheet.fill(
                    Path.at(x, y)
                            .curve(x + length * 0.3, y - belly * 1.3, x + length * 0.75, y - belly, x + length, y)
                            .curve(x + length * 0.7, y + belly * 0.8, x + length * 0.25, y + belly, x, y)
                            .close(),
                    ink);
            sheet.line(
                    Path.at(x + length * 0.1, y).bend(x + length * 0.5, y - belly * 0.2, x + length * 0.88, y),
                    1.8,
                    rib);
        });
    }

    /** Dry seed heads on long stems, from one point at the foot of the sheet. */
    private static void umbels(Sheet sheet, Chance chance, Palette palette) {
        int stems = chance.whole(3, 5);
        for (int i = 0; i < stems; i++) {
            double x = 150 + (i + 0.5) * 500 / stems + chance.between(-30, 30);
            double y = chance.between(190, 420) + Math.abs(x - 400) * 0.25;
            double foot = 400 + (x - 400) * 0.12;
            sheet.line(Path.at(foot, 960).curve(foot, 760, x, 700, x, y), 3.4, palette.ink(0));
            umbel(sheet, chance, x, y, chance.between(90, 135), palette.ink(i % 2 == 0 ? 3 : 2), palette.ink(0));
            leaf(sheet, foot + (x - foot) * 0.3, 820, 130, x > 400 ? -48 : -132, palette.ink(1), palette.paper());
        }
    }

    private static void umbel(Sheet sheet, Chance chance, double x, double y, double size, String seed, String stem) {
        int rays = chance.whole(11, 15);
        for (int i = 0; i < rays; i++) {
            double angle = Math.toRadians(-168 + 156.0 * i / (rays - 1));
            double reach = size * chance.between(0.86, 1.08);
            double tipX = x + Math.cos(angle) * reach;
            double tipY = y + Math.sin(angle) * reach * 0.82;
            sheet.line(Path.at(x, y).bend(x + (tipX - x) * 0.35, tipY * 0.4 + y * 0.6 - 12, tipX, tipY), 1.6, stem);
            sheet.circle(tipX, tipY, chance.between(6, 12), seed);
            sheet.circle(tipX + chance.between(-13, 13), tipY - chance.between(8, 16), chance.between(3, 6), seed);
        }
    }

    /** A frond, wide below and fine above. */
    private static void fern(Sheet sheet, Chance chance, Palette palette) {
        double lean = chance.between(-90, 90);
        int pairs = chance.whole(15, 19);
        for (int i = 0; i < pairs; i++) {
            double along = (i + 1.0) / (pairs + 1);
            double x = bezier(400 - lean * 0.4, 400 - lean * 0.2, 400 + lean, along);
            double y = bezier(930, 520, 90, along);
            double reach = 265 * Math.sin(Math.PI * (0.18 + along * 0.8)) * chance.between(0.94, 1.05);
            String ink = palette.ink(along > 0.7 ? 1 : 0);
            pinna(sheet, x, y, reach, -22 - along * 26, ink);
            pinna(sheet, x, y, reach, -158 + along * 26, ink);
        }
        sheet.line(Path.at(400 - lean * 0.4, 930).bend(400 - lean * 0.2, 520, 400 + lean, 90), 4, palette.ink(0));
    }

    private static void pinna(Sheet sheet, double x, double y, double reach, double degrees, String ink) {
        sheet.turned(
                degrees,
                x,
                y,
                () -> sheet.fill(
                        Path.at(x, y - 4)
                                .bend(x + reach * 0.5, y - reach * 0.115 - 8, x + reach, y)
                                .bend(x + reach * 0.5, y + reach * 0.05 + 4, x, y + 4)
                                .close(),
                        ink));
    }

    /** Poppies: petals laid over one another like wet paper. */
    private static void poppies(Sheet sheet, Chance chance, Palette palette) {
        int flowers = chance.whole(2, 3);
        for (int i = 0; i < flowers; i++) {
            double x = 170 + (i + 0.5) * 460 / flowers + chance.between(-20, 20);
            double y = chance.between(230, 500);
            double size = chance.between(95, 135) * (flowers == 2 ? 1.25 : 1);
            sheet.line(
                    Path.at(x, y).curve(x + chance.between(-70, 70), y + 220, 400, 720, 400 + (x - 400) * 0.3, 990),
                    3.6,
                    palette.ink(0));
            petals(sheet, chance, x, y, size, palette);
        }
        leaf(sheet, 400, 900, 210, -28, palette.ink(1), palette.paper());
        leaf(sheet, 390, 920, 190, -150, palette.ink(0), palette.paper());
    }

    private static void petals(Sheet sheet, Chance chance, double x, double y, double size, Palette palette) {
        double turn = chance.between(0, 72);
        for (int i = 0; i < 5; i++) {
            double angle = Math.toRadians(turn + i * 72);
            sheet.glaze(
                    0.78,
                    () -> sheet.ellipse(
                            x + Math.cos(angle) * size * 0.5,
                            y + Math.sin(angle) * size * 0.5,
                            size * chance.between(0.62, 0.72),
                            size * chance.between(0.48, 0.58),
                            Math.toDegrees(angle),
                            palette.ink(3)));
        }
        sheet.circle(x, y, size * 0.2, palette.ink(0));
        for (int i = 0; i < 14; i++) {
            double angle = Math.toRadians(i * 360 / 14.0);
            sheet.circle(x + Math.cos(angle) * size * 0.34, y + Math.sin(angle) * size * 0.34, 3.2, palette.ink(0));
        }
    }

    /** Lines of equal height around an island nobody has mapped. */
    private static void contours(Sheet sheet, Chance chance, Palette palette) {
        double first = chance.between(0, Math.TAU);
        double second = chance.between(0, Math.TAU);
        double wild = chance.between(0.1, 0.17);
        int rings = 15;
        for (int ring = rings; ring >= 1; ring--) {
            Path shore = shore(ring, wild, first + ring * 0.09, second - ring * 0.12);
            if (ring == rings - 4 || ring == 3) {
                String land = palette.ink(ring == 3 ? 3 : 2);
                sheet.glaze(0.5, () -> sheet.fill(shore, land));
            }
            sheet.line(shore, ring % 5 == 0 ? 3.4 : 1.7, palette.ink(ring % 5 == 0 ? 0 : 1));
        }
    }

    private static Path shore(int ring, double wild, double first, double second) {
        var pen = Path.at(shoreX(ring, wild, first, second, 0), shoreY(ring, wild, first, second, 0));
        for (int step = 1; step < 60; step++) {
            double angle = Math.TAU * step / 60;
            pen.to(shoreX(ring, wild, first, second, angle), shoreY(ring, wild, first, second, angle));
        }
        return pen.close();
    }

    private static double shoreX(int ring, double wild, double first, double second, double angle) {
        return 400 + Math.cos(angle) * reach(ring, wild, first, second, angle) * 0.92;
    }

    private static double shoreY(int ring, double wild, double first, double second, double angle) {
        return 490 + Math.sin(angle) * reach(ring, wild, first, second, angle) * 1.16;
    }

    private static double reach(int ring, double wild, double first, double second, double angle) {
        return 22.5 * ring * (1 + wild * Math.sin(2 * angle + first) + wild * 0.6 * Math.sin(3 * angle + second));
    }

    private static double bezier(double from, double by, double to, double along) {
        double rest = 1 - along;
        return rest * rest * from + 2 * rest * along * by + along * along * to;
    }
}
