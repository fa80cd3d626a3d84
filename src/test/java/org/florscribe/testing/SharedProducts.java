package org.florscribe.testing;

import java.util.Map;

/** Those that all test classes of this JVM use which do not kill them: a start costs more than most classes. */
public final class SharedProducts {

    private SharedProducts() {}

    static RunningProduct plain() {
        return Plain.PRODUCT;
    }

    /** One that may call what tests run beside it in place of vendors. */
    public static RunningProduct withVendors() {
        return WithVendors.PRODUCT;
    }

    private static RunningProduct untilTheEnd(Map<String, String> settings) {
        RunningProduct product = RunningProduct.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(product::close));
        return product;
    }

    private static final class Plain {

        static final RunningProduct PRODUCT = untilTheEnd(Map.of("OPERATOR_TOKEN", RunningProduct.OPERATOR_TOKEN));
    }

    private static final class WithVendors {

        static final RunningProduct PRODUCT = untilTheEnd(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:*"));
    }
}
