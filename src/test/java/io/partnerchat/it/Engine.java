package io.partnerchat.it;

/** The databases the product runs on. */
enum Engine {
    H2,
    MYSQL;

    TestDatabase newDatabase() throws Exception {
        return switch (this) {
            case H2 -> TestDatabase.h2();
            case MYSQL -> TestDatabase.mysql();
        };
    }
}
