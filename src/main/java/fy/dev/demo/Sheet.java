package fy.dev.demo;

import java.util.Locale;

/** The paper: shapes drawn on it become SVG, coordinates rounded to a tenth. */
final class Sheet {

    private final StringBuilder shapes = new StringBuilder(4096);

    void ground(String colour) {
        rect(0, 0, Posters.WIDTH, Posters.HEIGHT, colour);
    }

    void rect(double x, double y, double width, double height, String fill) {
        add("<rect x='%s' y='%s' width='%s' height='%s' fill='%s'/>", n(x), n(y), n(width), n(height), fill);
    }

    void circle(double x, double y, double radius, String fill) {
        add("<circle cx='%s' cy='%s' r='%s' fill='%s'/>", n(x), n(y), n(radius), fill);
    }

    void ellipse(double x, double y, double rx, double ry, double degrees, String fill) {
        add(
                "<ellipse cx='%s' cy='%s' rx='%s' ry='%s' fill='%s' transform='rotate(%s %s %s)'/>",
                n(x), n(y), n(rx), n(ry), fill, n(degrees), n(x), n(y));
    }

    void ring(double x, double y, double radius, double width, String stroke) {
        add(
                "<circle cx='%s' cy='%s' r='%s' fill='none' stroke='%s' stroke-width='%s'/>",
                n(x), n(y), n(radius), stroke, n(width));
    }

    void fill(Path path, String fill) {
        add("<path d='%s' fill='%s'/>", path, fill);
    }

    void line(Path path, double width, String stroke) {
        add(
                "<path d='%s' fill='none' stroke='%s' stroke-width='%s' stroke-linecap='round' stroke-linejoin='round'/>",
                path, stroke, n(width));
    }

    /** What is drawn by {@code content} lies turned around a point. */
    void turned(double degrees, double x, double y, Runnable content) {
        add("<g transform='rotate(%s %s %s)'>", n(degrees), n(x), n(y));
        content.run();
        add("</g>");
    }

    /** What is drawn by {@code content} is ink that lets through what lies below. */
    void glaze(double opacity, Runnable content) {
        add("<g opacity='%s'>", String.format(Locale.ROOT, "%.2f", opacity));
        content.run();
        add("</g>");
    }

    String svg() {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'>%s</svg>"
                .formatted(Posters.WIDTH, Posters.HEIGHT, shapes);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void add(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, format, values));
    }

    static String n(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    /** The way of a pen. */
    static final class Path {

        private final StringBuilder way = new StringBuilder();

        static Path at(double x, double y) {
            return new Path().add("M", x, y);
        }

        Path to(double x, double y) {
            return add("L", x, y);
        }

        Path curve(double x1, double y1, double x2, double y2, double x, double y) {
            return add("C", x1, y1, x2, y2, x, y);
        }

        Path bend(double x1, double y1, double x, double y) {
            return add("Q", x1, y1, x, y);
        }

        /** A circular arc, clockwise. */
        Path arc(double radius, double x, double y) {
            way.append('A').append(n(radius)).append(' ').append(n(radius)).append(" 0 0 1 ");
            way.append(n(x)).append(' ').append(n(y));
            return this;
        }

        Path close() {
            way.append('Z');
            return this;
        }

        private Path add(String command, double... numbers) {
            way.append(command);
            for (int i = 0; i < numbers.length; i++) {
                way.append(i == 0 ? "" : " ").append(n(numbers[i]));
            }
            return this;
        }

        @Override
        public String toString() {
            return way.toString();
        }
    }
}
