/** Whatever dies, freezes or slows down: the package under a seeded workload and faults, judged by {@code proof.checker}. */
@org.jspecify.annotations.NullMarked
package fy.campaign;
