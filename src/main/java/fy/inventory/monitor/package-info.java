/** Folding: the projection of live stock, its snapshots, and the proof that both agree with the ledger. */
@NullMarked
package fy.inventory.monitor;

import org.jspecify.annotations.NullMarked;
