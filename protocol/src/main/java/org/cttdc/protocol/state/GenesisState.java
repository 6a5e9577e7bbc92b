package org.cttdc.protocol.state;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * The application's part of the genesis file.
 *
 * @param params governance parameters
 * @param accounts opening balances
 * @param platforms accredited platforms; their escrow counts as deposited
 * @param custodians addresses that may issue CREDIT
 * @param issuers Ed25519 keys of accredited personhood issuers, 32 bytes each
 * @param operators who stands behind each validator
 * @param labs addresses of accredited laboratories
 * @param guardians accounts that vote with what neither stake nor experience power is entitled to yet, at most 16
 */
public record GenesisState(
        ChainParams params,
        List<GenesisAccount> accounts,
        List<PlatformState> platforms,
        List<Bytes> custodians,
        List<Bytes> issuers,
        List<Operator> operators,
        List<Bytes> labs,
        List<Bytes> guardians) {
    public GenesisState {
        accounts = List.copyOf(accounts);
        platforms = List.copyOf(platforms);
        custodians = List.copyOf(custodians);
        issuers = List.copyOf(issuers);
        operators = List.copyOf(operators);
        labs = List.copyOf(labs);
        guardians = List.copyOf(guardians);
    }

    /** Without accredited laboratories and guardians. */
    public GenesisState(
            ChainParams params,
            List<GenesisAccount> accounts,
            List<PlatformState> platforms,
            List<Bytes> custodians,
            List<Bytes> issuers,
            List<Operator> operators) {
        this(params, accounts, platforms, custodians, issuers, operators, List.of(), List.of());
    }

    /** An opening balance: uCTT and fen. */
    public record GenesisAccount(Bytes address, long ctt, long credit) {}

    /**
     * Who stands behind a validator.
     *
     * @param validator consensus address, 20 bytes
     * @param account claims for it, 20 bytes
     * @param bond uCTT of that account locked behind it; a proof of misbehaviour costs part of it
     */
    public record Operator(Bytes validator, Bytes account, long bond) {
        /** An operator without a bond. */
        public Operator(Bytes validator, Bytes account) {
            this(validator, account, 0);
        }
    }
}
