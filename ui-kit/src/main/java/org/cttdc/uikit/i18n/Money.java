package org.cttdc.uikit.i18n;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.cttdc.protocol.tx.Asset;

/** Formats amounts exactly: CREDIT (fen) as yuan with two decimals, CTT (uCTT) with as many decimals as needed. */
public final class Money {

    private static final char MINUS = '\u2212';
    private static final int FEN_DIGITS = 2;
    private static final int UCTT_DIGITS = 6;

    private final Languages languages;

    public Money(Languages languages) {
        this.languages = languages;
    }

    /** An amount of an asset in its smallest unit, in the current language. */
    public Amount format(Asset asset, long smallest) {
        return switch (asset) {
            case CREDIT -> credit(smallest);
            case CTT -> ctt(smallest);
        };
    }

    /** Fen as yuan: 123456 is ¥1,234.56. */
    public Amount credit(long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, FEN_DIGITS);
        String figure = figure(yuan.abs(), FEN_DIGITS, FEN_DIGITS, languages.get());
        return new Amount(figure, fen < 0 ? MINUS + "¥" : "¥", true, yuan.toPlainString());
    }

    /** uCTT as CTT: 1500000 is 1.5 CTT. */
    public Amount ctt(long micro) {
        BigDecimal ctt = BigDecimal.valueOf(micro, UCTT_DIGITS);
        String figure = figure(ctt.abs(), 0, UCTT_DIGITS, languages.get());
        String exact = ctt.signum() == 0 ? "0" : ctt.stripTrailingZeros().toPlainString();
        return new Amount(micro < 0 ? MINUS + figure : figure, "CTT", false, exact);
    }

    /** A plain decimal with separators and just the decimals it has. */
    public String decimal(BigDecimal value) {
        int digits = Math.max(0, value.scale());
        String figure = figure(value.abs(), digits, digits, languages.get());
        return value.signum() < 0 ? MINUS + figure : figure;
    }

    /** A whole number with separators: heights, counts. */
    public String whole(long value) {
        return decimal(BigDecimal.valueOf(value));
    }

    /** The amount as a value that follows the language. */
    public ObservableValue<Amount> observe(Asset asset, long smallest) {
        return Bindings.createObjectBinding(() -> format(asset, smallest), languages.observe());
    }

    private static String figure(BigDecimal value, int least, int most, Locale locale) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(value);
    }
}
