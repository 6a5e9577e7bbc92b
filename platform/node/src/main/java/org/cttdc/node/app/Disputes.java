package org.cttdc.node.app;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.state.JuryDraw;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Opens disputes and finds them again (protocol page, section 8). */
final class Disputes {
    private Disputes() {}

    /** What a dispute is about, and against whom. */
    private record Target(Bytes listing, Bytes defendant) {}

    /** Opens a dispute in the signer's name: the entry for every message that challenges something. */
    static void open(TxContext tx, DisputeKind kind, Bytes target, ProposedValue proposed, long bond) throws Rejection {
        Target about = kind == DisputeKind.REPORT ? report(tx, target, proposed) : defect(tx, target, proposed);
        if (about.defendant().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_CONFLICT, "nobody disputes with themselves");
        }
        if (isOpen(tx.state(), target)) {
            throw new Rejection(ErrorCode.E_DISPUTED, "a dispute about " + target + " is open");
        }
        long least = tx.params().arbitration().disputeBond();
        if (bond < least) {
            throw new Rejection(ErrorCode.E_BOND, "a dispute is bonded with at least " + least + " uCTT, not " + bond);
        }
        tx.ledger().lockBond(tx.signer(), bond, target);
        long number = tx.state().count(StateKeys.disputes());
        tx.state()
                .append(
                        StateKeys.disputes(),
                        DisputeState.opened(
                                number,
                                kind,
                                target,
                                about.listing(),
                                tx.signer(),
                                about.defendant(),
                                proposed,
                                bond,
                                tx.height(),
                                tx.params().arbitration()));
        tx.state().put(StateKeys.disputed(target), new Ref(bytes(number)));
        if (kind == DisputeKind.DEFECT) {
            Defects.dispute(tx.state(), target);
        }
        awaitDraw(tx, number);
    }

    /** Puts a round into the queue of the next checkpoint. */
    static void awaitDraw(TxContext tx, long number) {
        tx.state().append(StateKeys.juryDraws(), new JuryDraw(number, tx.height()));
    }

    private static Target report(TxContext tx, Bytes id, ProposedValue proposed) throws Rejection {
        ReportState report = tx.state().require(StateKeys.report(id), "report " + id);
        CyclePhases.Place now = new CyclePhases(tx.params().cycleLength()).at(tx.height());
        if (now.cycle() != report.cycle() + 1 || now.phase() != Phase.CHALLENGES) {
            throw new Rejection(
                    ErrorCode.E_WINDOW,
                    "reports of cycle " + report.cycle() + " are challenged in CHALLENGES of cycle "
                            + (report.cycle() + 1));
        }
        if (report.failed()) {
            throw new Rejection(ErrorCode.E_DISPUTED, "the report was refuted at height " + report.failedHeight());
        }
        if (proposed.characteristic().isEmpty()) {
            requireNoValue(proposed);
        } else {
            requireValue(tx, report.model(), proposed);
            TestReport document = DocumentChecks.stored(tx.state(), id, TestReport.class);
            if (document.result(proposed.characteristic()).isEmpty()) {
                throw new Rejection(
                        ErrorCode.E_CHARACTERISTIC_MISSING,
                        "the report has no result for " + proposed.characteristic());
            }
        }
        return new Target(report.listing(), report.author());
    }

    /** Somebody vouches that a reported defect is real; its reporter need not be the one. */
    private static Target defect(TxContext tx, Bytes id, ProposedValue proposed) throws Rejection {
        DefectState defect = tx.state().require(StateKeys.defect(id), "defect " + id);
        if (defect.stage() != DefectStage.OPEN) {
            throw new Rejection(ErrorCode.E_DISPUTED, "the defect is " + defect.stage());
        }
        if (proposed.characteristic().isEmpty()) {
            requireNoValue(proposed);
        } else {
            requireValue(tx, defect.model(), proposed);
        }
        ModelState model = tx.state().require(StateKeys.model(defect.model()), "model " + defect.model());
        return new Target(defect.listing(), model.author());
    }

    private static void requireNoValue(ProposedValue proposed) throws Rejection {
        if (proposed.value() != 0) {
            throw new Rejection(ErrorCode.E_MALFORMED, "a value belongs to a characteristic");
        }
    }

    private static void requireValue(TxContext tx, Bytes modelId, ProposedValue proposed) throws Rejection {
        QualityModel model = DocumentChecks.stored(tx.state(), modelId, QualityModel.class);
        Characteristic found = model.characteristic(proposed.characteristic())
                .orElseThrow(() -> new Rejection(
                        ErrorCode.E_CHARACTERISTIC_MISSING,
                        "the model has no characteristic " + proposed.characteristic()));
        boolean known = switch (found.kind()) {
            case MEASURED, DERIVED -> true;
            case BOOLEAN -> proposed.value() == 0 || proposed.value() == 1;
            case ORDINAL, CATEGORICAL -> found.levels().stream().anyMatch(level -> level.code() == proposed.value());
        };
        if (!known) {
            throw new Rejection(ErrorCode.E_DOMAIN, found.id() + " has no code " + proposed.value());
        }
    }

    /** Who cannot judge or retest a case: its parties, and those whose product or model it is about. */
    static Set<Bytes> parties(StateStore state, DisputeState dispute) {
        Set<Bytes> parties = new TreeSet<>();
        parties.add(dispute.opener());
        parties.add(dispute.defendant());
        DefectState defect = state.get(StateKeys.defect(dispute.target()));
        if (defect != null) {
            parties.add(defect.reporter());
        }
        ListingState listing = state.get(StateKeys.listing(dispute.listing()));
        if (listing != null) {
            parties.add(listing.merchant());
            ModelState model = state.get(StateKeys.model(listing.model()));
            if (model != null) {
                parties.add(model.author());
            }
        }
        return parties;
    }

    /** Whether something is under a dispute that has not ended. */
    static boolean isOpen(StateStore state, Bytes target) {
        Ref ref = state.get(StateKeys.disputed(target));
        return ref != null
                && of(state, ByteBuffer.wrap(ref.id().toArray()).getLong()).stage() != Step.EXECUTED;
    }

    static DisputeState of(StateStore state, long number) {
        return state.item(StateKeys.disputes(), number);
    }

    /** The dispute a message names. */
    static DisputeState require(TxContext tx, long number) throws Rejection {
        @Nullable
        DisputeState found =
                number < 0 ? null : tx.state().get(StateKeys.disputes().item(number));
        if (found == null) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "there is no dispute " + number + " on the chain");
        }
        return found;
    }

    /** The window a vote is in; refused where no vote runs. */
    static Window window(TxContext tx, DisputeState dispute) throws Rejection {
        if (dispute.stage() != Step.VOTING) {
            throw new Rejection(ErrorCode.E_WINDOW, "dispute " + dispute.number() + " is in stage " + dispute.stage());
        }
        return dispute.windows().at(tx.height());
    }

    static void put(StateStore state, DisputeState dispute) {
        state.put(StateKeys.disputes().item(dispute.number()), dispute);
    }

    private static Bytes bytes(long number) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
