/** How the product is run: its settings, its proxy, its supervisor and the files in {@code deploy}, each as it is shipped. */
package fy.deploy;
