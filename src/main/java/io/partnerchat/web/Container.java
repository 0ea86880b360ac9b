package io.partnerchat.web;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** The container's own services. Their classes are on no repository to compile against. */
final class Container {
    private Container() {}

    static Object service(String type) throws ReflectiveOperationException {
        return Class.forName("org.glassfish.internal.api.Globals")
                .getMethod("get", Class.class)
                .invoke(null, Class.forName(type));
    }

    /** What somebody hears of an event. */
    interface Ear {
        void hear(String event) throws ReflectiveOperationException;
    }

    /** Has all events of the container told, each by its name. */
    static void listen(Ear ear) throws ReflectiveOperationException {
        Class<?> listener = Class.forName("org.glassfish.api.event.EventListener");
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "event" -> {
                ear.hear(nameOf(arguments[0]));
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> listener.getName();
        };
        Object events = service("org.glassfish.api.event.Events");
        events.getClass()
                .getMethod("register", listener)
                .invoke(events, Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, handler));
    }

    private static String nameOf(Object event) throws ReflectiveOperationException {
        return (String) event.getClass().getMethod("name").invoke(event);
    }
}
