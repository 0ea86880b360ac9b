package io.partnerchat.benchmark.yardstick;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** JAX-RS as it comes, without filters or settings. */
@ApplicationPath("/api")
public class EmptyApplication extends Application {}
