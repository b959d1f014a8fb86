package fy.dev.demo;

import fy.dev.demo.Sheet.Path;

/** Quiet screen prints: one thought, much paper, inks that overlap where the screens met. */
final class PrintsHand {

    private PrintsHand() {}

    static void draw(Sheet sheet, Chance chance, Palette palette) {
        sheet.ground(palette.paper());
        switch (chance.whole(0, 5)) {
            case 0 -> tide(sheet, chance, palette);
            case 1 -> arches(sheet, chance, palette);
            case 2 -> stones(sheet, chance, palette);
            case 3 -> moon(sheet, chance, palette);
            case 4 -> stripes(sheet, chance, palette);
            default -> twoCircles(sheet, chance, palette);
        }
        signature(sheet, chance, palette.ink(0));
    }

    /** A sun that sinks into bands, each thinner than the one above. */
    private static void tide(Sheet sheet, Chance chance, Palette palette) {
        double horizon = chance.between(500, 600);
        double sun = chance.between(150, 210);
        sheet.circle(400 + chance.between(-90, 90), horizon - sun * chance.between(0.1, 0.6), sun, palette.ink(0));
        sheet.rect(110, horizon, 580, 320, palette.paper());
        double y = horizon;
        double band = chance.between(44, 58);
        while (y < 850 && band > 3) {
            sheet.rect(110, y, 580, band, palette.ink(1));
            y += band + 12;
            band *= 0.78;
        }
    }

    /** Arches within arches, and one set shifted, as if the screen had slipped. */
    private static void arches(Sheet sheet, Chance chance, Palette palette) {
        int count = chance.whole(3, 5);
        double outer = chance.between(220, 260);
        double width = outer / (count + 1.2);
        for (int i = 0; i < count; i++) {
            arch(sheet, 370, 860, outer - i * width, 420, width * 0.62, palette.ink(i % 2));
        }
        sheet.glaze(0.82, () -> arch(sheet, 560, 860, outer * 0.52, 150, width * 0.62, palette.ink(2)));
        sheet.circle(chance.between(560, 640), chance.between(170, 240), chance.between(34, 58), palette.ink(2));
    }

    private static void arch(Sheet sheet, double x, double foot, double radius, double legs, double width, String ink) {
        sheet.fill(
                Path.at(x - radius, foot)
                        .to(x - radius, foot - legs)
                        .arc(radius, x + radius, foot - legs)
                        .to(x + radius, foot)
                        .to(x + radius - width, foot)
                        .to(x + radius - width, foot - legs)
                        .curve(
                                x + radius - width,
                                foot - legs - 1.333 * (radius - width),
                                x - radius + width,
                                foot - legs - 1.333 * (radius - width),
                                x - radius + width,
                                foot - legs)
                        .to(x - radius + width, foot)
                        .close(),
                ink);
    }

    /** Stones balanced on one another. */
    private static void stones(Sheet sheet, Chance chance, Palette palette) {
        int count = chance.whole(4, 5);
        double y = 830;
        double width = chance.between(210, 250);
        for (int i = 0; i < count; i++) {
            double height = chance.between(52, 88) * (1 - i * 0.07);
            double x = 400 + chance.between(-34, 34);
            sheet.ellipse(x, y - height, width, height, chance.between(-5, 5), palette.ink(i));
            y -= height * 2 - 4;
            width *= chance.between(0.66, 0.86);
        }
        sheet.rect(140, 828, 520, 4, palette.ink(1));
    }

    /** A moon cut out of lines. */
    private static void moon(Sheet sheet, Chance chance, Palette palette) {
        double radius = chance.between(230, 265);
        double lift = chance.between(420, 480);
        for (double y = lift - radius; y <= lift + radius; y += 15) {
            double half = Math.sqrt(Math.max(0, radius * radius - (y - lift) * (y - lift)));
            sheet.rect(400 - half, y - 3.5, half * 2, 7, palette.ink(1));
        }
        double shade = radius * chance.between(0.35, 0.55);
        sheet.glaze(0.92, () -> sheet.circle(400 + shade, lift - shade * 0.6, radius * 0.62, palette.ink(0)));
        sheet.rect(250, 850, 300, 5, palette.ink(1));
    }

    /** Stripes that step aside for a circle. */
    private static void stripes(Sheet sheet, Chance chance, Palette palette) {
        int count = chance.whole(9, 13);
        double step = 560.0 / count;
        double middle = chance.between(380, 560);
        double radius = chance.between(120, 170);
        for (int i = 0; i < count; i++) {
            double x = 120 + i * step + step * 0.2;
            String ink = i % 4 == 3 ? palette.ink(2) : palette.ink(1);
            sheet.rect(x, 140 + chance.between(0, 90), step * 0.6, 640 + chance.between(-60, 60), ink);
        }
        sheet.circle(400, middle, radius + 22, palette.paper());
        sheet.circle(400, middle, radius, palette.ink(0));
    }

    /** Two inks and what they make together. */
    private static void twoCircles(Sheet sheet, Chance chance, Palette palette) {
        double radius = chance.between(185, 225);
        double apart = chance.between(90, 140);
        double tilt = chance.between(-70, 70);
        sheet.circle(400 - apart, 450 - tilt, radius, palette.ink(0));
        sheet.glaze(0.86, () -> sheet.circle(400 + apart, 450 + tilt, radius, palette.ink(1)));
        sheet.glaze(
                0.9, () -> sheet.rect(395, 450 + tilt + radius * 0.4, 10, 380 - tilt - radius * 0.4, palette.ink(2)));
        sheet.circle(400, 450, chance.between(22, 40), palette.paper());
    }

    /** Pencil strokes at the foot of the sheet. */
    private static void signature(Sheet sheet, Chance chance, String ink) {
        double x = 618;
        var pen = Path.at(x, 930);
        for (int i = 0; i < 5; i++) {
            pen.curve(x + 4, 930 - chance.between(6, 26), x + 12, 930 - chance.between(-4, 10), x + 15, 930);
            x += 15;
        }
        sheet.glaze(0.7, () -> sheet.line(pen, 1.6, ink));
        sheet.glaze(0.7, () -> sheet.line(Path.at(108, 932).to(150, 932), 1.6, ink));
    }
}
