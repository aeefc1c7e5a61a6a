package io.chargehand.training.tribuo;

import ml.dmlc.xgboost4j.java.XGBoost;
import org.tribuo.Tribuo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;

/** The versions of the learning libraries on the class path. Stateless. */
public final class LibraryVersions {

    private LibraryVersions() {}

    /** Versions by library. */
    public static Map<String, String> all() {
        return Map.of("tribuo", Tribuo.VERSION, "xgboost", xgboost());
    }

    private static String xgboost() {
        Properties properties = new Properties();
        try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
