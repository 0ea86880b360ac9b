package io.partnerchat.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every test of a class against a server on H2 and against one on MySQL. */
@ParameterizedClass
@EnumSource(Engine.class)
abstract class OnBothEngines {
    @Parameter
    Engine engine;

    Site site() {
        return Site.on(engine);
    }

    Api api() {
        return site().api();
    }

    VendorStub vendors() {
        return VendorStub.get();
    }

    TestDatabase database() {
        return site().database();
    }

    @AfterEach
    void everyVendorRequestKeptToTheContract() {
        assertEquals(List.of(), vendors().takeFaults());
    }
}
