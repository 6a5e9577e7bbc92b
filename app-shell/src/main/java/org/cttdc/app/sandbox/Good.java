package org.cttdc.app.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.QualityModel;

/**
 * A product of the sandbox: what its merchant declares, and what it really is.
 *
 * @param template the model it answers
 * @param merchant number of the merchant
 * @param item distinguishes its trade item number
 * @param brand brand
 * @param english name
 * @param chinese name
 * @param price fen
 * @param feeBps experience fee
 * @param declared declared values by characteristic, in the model's order
 * @param truth real value over declared value of the first characteristic
 * @param drift change of {@code truth} a cycle
 */
record Good(
        String template,
        int merchant,
        int item,
        String brand,
        String english,
        String chinese,
        long price,
        int feeBps,
        String declared,
        double truth,
        double drift) {
    /** The lot that was sold in the past. */
    static final String PAST_LOT = "A1";
    /** The lot that is on sale. */
    static final String LOT = "B1";

    private static final String COMPANY = "200000";

    /** The world's ten products: one merchant over-declares, one product drifts. */
    static List<Good> all() {
        return List.of(
                lamp(
                        1,
                        1,
                        "Halden",
                        "Halden LED bulb E27, 8 W",
                        "海登 LED 球泡 E27 8 W",
                        1990,
                        1500,
                        "806 8.00 82.0 2700 0.10 2 0 0 96.0 25000 1",
                        1.0),
                lamp(
                        2,
                        2,
                        "Brightline",
                        "Brightline LED bulb E27, 9 W",
                        "亮线 LED 球泡 E27 9 W",
                        1590,
                        1200,
                        "1055 9.00 80.0 4000 0.15 2 0 0 96.0 25000 1",
                        0.82),
                lamp(
                        3,
                        3,
                        "Candela",
                        "Candela LED candle E14, 5 W",
                        "烛光 LED 尖泡 E14 5 W",
                        1290,
                        1500,
                        "470 5.00 85.0 2700 0.12 2 1 1 95.0 20000 1",
                        0.99),
                lamp(
                        4,
                        4,
                        "Studio",
                        "Studio LED reflector GU10, 6 W",
                        "影室 LED 射灯 GU10 6 W",
                        2490,
                        1800,
                        "520 6.00 92.0 3000 0.08 2 1 3 96.5 30000 1",
                        1.02),
                bank(
                        1,
                        5,
                        "Halden",
                        "Halden power bank, 10,000 mAh cell",
                        "海登移动电源 10000 毫安时电芯",
                        12900,
                        1500,
                        "6300 31.50 40.50 5.05 22.5 41.0 91.0 212 3 1 1 1",
                        1.0,
                        0),
                bank(
                        4,
                        6,
                        "Trailway",
                        "Trailway power bank, 20,000 mAh cell",
                        "行路移动电源 20000 毫安时电芯",
                        19900,
                        1800,
                        "12800 64.00 82.00 5.02 45.0 46.0 90.0 398 3 1 1 1",
                        1.0,
                        -0.035),
                bank(
                        5,
                        7,
                        "Pocketful",
                        "Pocketful mini power bank",
                        "口袋迷你移动电源",
                        7900,
                        1000,
                        "3100 15.50 20.30 5.00 12.0 39.0 88.0 118 2 1 0 1",
                        0.97,
                        0),
                kettle(
                        2,
                        8,
                        "Brightline",
                        "Brightline kettle, 1.7 L",
                        "亮线电水壶 1.7 升",
                        9900,
                        1500,
                        "1.70 268 0.1120 2200 18 71 46.0 75 2 0 1 1",
                        1.0),
                kettle(
                        3,
                        9,
                        "Teahouse",
                        "Teahouse glass kettle, 1.5 L",
                        "茶舍玻璃电水壶 1.5 升",
                        15900,
                        2000,
                        "1.50 301 0.1085 1850 12 66 58.0 80 2 1 1 1",
                        1.0),
                kettle(
                        5,
                        10,
                        "Pocketful",
                        "Pocketful travel kettle, 0.6 L",
                        "口袋旅行电水壶 0.6 升",
                        6900,
                        1200,
                        "0.60 342 0.1190 850 20 69 52.0 70 1 2 1 1",
                        1.01));
    }

    private static Good lamp(
            int merchant,
            int item,
            String brand,
            String en,
            String zh,
            long price,
            int bps,
            String values,
            double truth) {
        return new Good("led-lamp", merchant, item, brand, en, zh, price, bps, values, truth, 0);
    }

    private static Good bank(
            int merchant,
            int item,
            String brand,
            String en,
            String zh,
            long price,
            int bps,
            String values,
            double truth,
            double drift) {
        return new Good("power-bank", merchant, item, brand, en, zh, price, bps, values, truth, drift);
    }

    private static Good kettle(
            int merchant,
            int item,
            String brand,
            String en,
            String zh,
            long price,
            int bps,
            String values,
            double truth) {
        return new Good("kettle", merchant, item, brand, en, zh, price, bps, values, truth, 0);
    }

    /** A 13-digit trade item number from the range that GS1 leaves to internal use. */
    String gtin() {
        String body = COMPANY + String.format(Locale.ROOT, "%06d", item);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    /** The declaration with its sealed lots. */
    ListingDeclaration declaration(QualityModel model, List<Lot> lots) {
        String[] values = declared.split(" ", -1);
        int[] next = {0};
        List<DeclaredValue> stated = model.characteristics().stream()
                .filter(c -> c.kind() != CharacteristicKind.DERIVED)
                .map(c -> new DeclaredValue(
                        c.id(), Decimal.of(values[next[0]++]), null, null, DeclarationBasis.MEASURED, List.of()))
                .toList();
        return new ListingDeclaration(
                ContentId.of(model), gtin(), brand, LocalizedText.of(english, chinese), lots, stated, List.of());
    }

    /** Real over declared value, by characteristic, in a cycle. */
    Map<String, Double> reality(QualityModel model, long cycle) {
        return Map.of(model.characteristics().getFirst().id(), truth + drift * cycle);
    }
}
