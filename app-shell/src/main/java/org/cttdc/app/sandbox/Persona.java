package org.cttdc.app.sandbox;

import java.util.Locale;

/**
 * One of the people of the sandbox: a role name, never an invented person.
 *
 * @param index derivation index of the account
 * @param part what it does
 * @param number from 1 within the part
 */
public record Persona(int index, Part part, int number) {

    /** What a persona does in the community. */
    public enum Part {
        /** The one who sits at the screen. */
        MEMBER("You", "您", 1),
        EXPERT("Expert", "专家", 3),
        MERCHANT("Merchant", "商家", 5),
        REVIEWER("Reviewer", "体验者", 20),
        RETAILER("Retailer", "零售商", 1),
        PLATFORM("Trading platform", "交易平台", 1),
        CUSTODIAN("Escrow custodian", "托管人", 1),
        ISSUER("Personhood issuer", "身份签发人", 1),
        OPERATOR("Validator operator", "验证人运营者", 5),
        LAB("Testing laboratory", "检测实验室", 2);

        private final String english;
        private final String chinese;
        private final int count;

        Part(String english, String chinese, int count) {
            this.english = english;
            this.chinese = chinese;
            this.count = count;
        }

        /** How many of them there are. */
        int count() {
            return count;
        }
    }

    /** The account's name in the wallet. */
    public String name(Locale language) {
        String word = language.getLanguage().equals("zh") ? part.chinese : part.english;
        return part.count() == 1 ? word : word + " " + number;
    }
}
