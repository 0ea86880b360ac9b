/** What the server costs, beside a stub vendor, so that only our own share is seen: {@code mvn -Pbenchmark verify}. */
package io.partnerchat.benchmark;
