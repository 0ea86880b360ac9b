/** The smallest application of the same kind, deployed beside the product to compare it with. */
package io.partnerchat.benchmark.yardstick;
