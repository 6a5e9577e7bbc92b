package org.cttdc.tour;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the two products of the tour's merchant.
 *
 * @param name English
 * @param chinese Chinese
 * @param gtin trade item number
 * @param feePercent experience fee as typed
 */
record Product(String name, String chinese, String gtin, String feePercent) {
    /** Title of the model both answer. */
    static final String MODEL = "Portable power station";

    static final String MODEL_ZH = "便携式储能电源";
    static final String BRAND = "Halden";
    static final String LOT = "P1";
    static final int UNITS = 30_000;
    static final String PRICE = "400.00";
    /** Units of each product that are ordered: 10,000,000 yuan. */
    static final long ORDERED = 25_000;

    static final Product LIGHT = new Product("Halden power station Go", "海登随行储能电源", "2000009000016", "12");
    static final Product STRONG = new Product("Halden power station Pro", "海登专业储能电源", "2000009000023", "18");

    /** What both declare, by characteristic; codes for choices. */
    static Map<String, String> declared() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ratedcap", "25600");
        values.put("outenergy", "128.00");
        values.put("inenergy", "164.00");
        values.put("outv", "5.05");
        values.put("maxpower", "60.0");
        values.put("temp", "41.0");
        values.put("selfloss", "91.0");
        values.put("mass", "1180");
        values.put("marking", "3");
        values.put("port", "1");
        values.put("passthrough", "1");
        values.put("abuse", "1");
        return values;
    }

    /** What Reviewer 1 reads, by characteristic, as often as the model asks. */
    static Map<String, String[]> readings() {
        Map<String, String[]> values = new LinkedHashMap<>();
        values.put("ratedcap", new String[] {"25580", "25612"});
        values.put("outenergy", new String[] {"127.94", "128.05"});
        values.put("inenergy", new String[] {"163.92", "164.07"});
        values.put("outv", new String[] {"5.05", "5.04", "5.06"});
        values.put("maxpower", new String[] {"59.9", "60.1"});
        values.put("temp", new String[] {"41.0", "41.2"});
        values.put("mass", new String[] {"1180", "1181", "1180"});
        values.put("marking", new String[] {"3"});
        values.put("port", new String[] {"1"});
        values.put("passthrough", new String[] {"1"});
        return values;
    }
}
