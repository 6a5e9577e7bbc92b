package org.cttdc.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.AssignedReports;
import org.cttdc.protocol.state.AssignmentQueue;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditQueue;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.BallotState;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.CandidateState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DelegatedState;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ElectionFrame;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.EvaluationState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GrantState;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JuryChange;
import org.cttdc.protocol.state.JuryDraw;
import org.cttdc.protocol.state.JuryQueue;
import org.cttdc.protocol.state.LevelCounts;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.MemberState;
import org.cttdc.protocol.state.MembersPot;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OnionState;
import org.cttdc.protocol.state.PlatformDebt;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PollState;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.PromoterTerms;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalText;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.Recommendation;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.SlashState;
import org.cttdc.protocol.state.SortitionHead;
import org.cttdc.protocol.state.SortitionNode;
import org.cttdc.protocol.state.SortitionPlace;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.TokensLeft;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.state.VoteHorizon;
import org.cttdc.protocol.state.VoteState;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.state.WordOfMouth;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.protocol.tx.BeaconTx;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.protocol.tx.TxOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the codec against protobuf-java's own encoder, and the published schema against the records. */
class ProtoOracleTest {
    private static final List<Class<? extends Record>> PUBLISHED = List.of(
            TxBody.class,
            SignedTx.class,
            TxOutcome.class,
            BeaconTx.class,
            Account.class,
            BatchState.class,
            BeaconState.class,
            ChainParams.class,
            CommunityFunds.class,
            CompetitionState.class,
            CycleTotals.class,
            DefectState.class,
            Document.class,
            Due.class,
            ExperienceState.class,
            ExperienceTotals.class,
            GenesisState.class,
            HistoryEntry.class,
            HistoryPage.class,
            LevelCounts.class,
            ListHead.class,
            ListingState.class,
            ListingTerms.class,
            ModelLineage.class,
            ModelState.class,
            OmissionState.class,
            PlatformDebt.class,
            PlatformState.class,
            PromoterTerms.class,
            PromotionState.class,
            PurchaseState.class,
            RankingEntry.class,
            Recommendation.class,
            Ref.class,
            ReportState.class,
            DisputeState.class,
            SeatState.class,
            JurorState.class,
            BallotState.class,
            PollState.class,
            JuryQueue.class,
            JuryDraw.class,
            JuryChange.class,
            SortitionHead.class,
            SortitionNode.class,
            SortitionPlace.class,
            EvaluationState.class,
            AuditTask.class,
            AuditPlan.class,
            AuditQueue.class,
            CompetitionRef.class,
            AssignmentQueue.class,
            AssignedReports.class,
            CandidateState.class,
            ElectionFrame.class,
            ElectionState.class,
            OnionState.class,
            PotState.class,
            SlashState.class,
            StakeState.class,
            StakingState.class,
            TermState.class,
            NominationState.class,
            ValidatorSeat.class,
            VoiceState.class,
            Totals.class,
            ValidatorState.class,
            WordOfMouth.class,
            WordOfMouthTotals.class,
            DelegatedState.class,
            GrantState.class,
            MemberState.class,
            MembersPot.class,
            ProposalState.class,
            ProposalText.class,
            ReserveState.class,
            VoteHorizon.class,
            VoteState.class,
            VoterState.class,
            TokensLeft.class);

    /** {@code -Dctt.update=true} rewrites the file. */
    @Test
    void publishedSchemaIsCurrent() throws IOException {
        Path file = Path.of(System.getProperty("ctt.root", ".."), "docs", "protocol", "ctt.proto");
        String text = ProtoSchema.text(ProtoSchema.of(PUBLISHED));
        if (Boolean.getBoolean("ctt.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }

    @Property(tries = 300)
    void bytesAreThoseOfProtobufAndComeBack(@ForAll Random random) throws Exception {
        for (Class<? extends Record> type : PUBLISHED) {
            check(type, random);
        }
        check(Sample.class, random);
    }

    /** Whatever is accepted is the one encoding of what was read. */
    @Property(tries = 500)
    void whatIsAcceptedIsCanonical(@ForAll Random random) {
        byte[] bytes = RecordCodec.encode((Record) value(new WireType.Message(Sample.class), random, 0));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
            assertThat(RecordCodec.encode(RecordCodec.decode(Sample.class, bytes)))
                    .isEqualTo(bytes);
        } catch (CodecException refused) {
            assertThat(refused.path()).startsWith("Sample");
        }
    }

    private static void check(Class<? extends Record> type, Random random) throws Exception {
        Record value = (Record) value(new WireType.Message(type), random, 0);
        byte[] bytes = RecordCodec.encode(value);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(HexFormat.of()
                        .formatHex(message(descriptor(type), value).toByteArray()));
        assertThat(RecordCodec.decode(type, bytes)).isEqualTo(value);
    }

    private static Descriptor descriptor(Class<? extends Record> root) throws DescriptorValidationException {
        FileDescriptorProto file = ProtoSchema.of(List.of(root));
        return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName(root.getSimpleName());
    }

    private static DynamicMessage message(Descriptor descriptor, Object value) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(descriptor);
        if (!descriptor.getOneofs().isEmpty()) {
            FieldDescriptor member = descriptor.findFieldByNumber(RecordShape.tag(value.getClass()));
            return DynamicMessage.newBuilder(descriptor)
                    .setField(member, record(member.getMessageType(), value))
                    .build();
        }
        return record(descriptor, value, message);
    }

    private static DynamicMessage record(Descriptor descriptor, Object value) {
        return record(descriptor, value, DynamicMessage.newBuilder(descriptor));
    }

    private static DynamicMessage record(Descriptor descriptor, Object value, DynamicMessage.Builder message) {
        for (RecordShape.Component component : RecordShape.of(value.getClass()).components()) {
            Object part = read(component, value);
            FieldDescriptor field = descriptor.findFieldByNumber(component.number());
            if (part instanceof List<?> elements) {
                elements.forEach(element -> message.addRepeatedField(field, convert(field, element)));
            } else if (part != null) {
                message.setField(field, convert(field, part));
            }
        }
        return message.build();
    }

    private static Object convert(FieldDescriptor field, Object value) {
        return switch (value) {
            case Bytes bytes -> ByteString.copyFrom(bytes.toArray());
            case WireEnum constant -> field.getEnumType().findValueByNumber(constant.number());
            case Record record -> message(field.getMessageType(), record);
            default -> value;
        };
    }

    private static @Nullable Object read(RecordShape.Component component, Object value) {
        try {
            return component.accessor().invoke(value);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(WireType type, Random random, int depth) {
        return switch (type) {
            case WireType.Int64 _ -> random.nextInt(3) == 0 ? 0L : random.nextLong() >>> random.nextInt(1, 64);
            case WireType.Int32 _ -> random.nextInt(3) == 0 ? 0 : random.nextInt() >> random.nextInt(32);
            case WireType.Bool _ -> random.nextBoolean();
            case WireType.Utf8 _ ->
                List.of("", "a", "\u6d4b\u8bd5", "\ud83d\udd0b\u0000").get(random.nextInt(4));
            case WireType.Binary _ -> {
                byte[] bytes = new byte[random.nextInt(40)];
                random.nextBytes(bytes);
                yield Bytes.of(bytes);
            }
            case WireType.Enumeration of ->
                List.copyOf(of.constants().values())
                        .get(random.nextInt(of.constants().size()));
            case WireType.Message of -> record(of.type(), random, depth);
            case WireType.OneOf of ->
                record(
                        List.copyOf(of.members().values())
                                .get(random.nextInt(of.members().size())),
                        random,
                        depth);
            case WireType.Repeated of -> list(of.element(), random, depth);
            case WireType.Packed of -> list(of.element(), random, depth);
        };
    }

    private static List<Object> list(WireType element, Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(element, random, depth));
        }
        return list;
    }

    private static Object record(Class<?> type, Random random, int depth) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] parts = new @Nullable Object[shape.components().size()];
        for (RecordShape.Component component : shape.components()) {
            parts[component.position()] = component.optional() && (depth > 3 || random.nextBoolean())
                    ? null
                    : value(component.type(), random, depth + 1);
        }
        try {
            return shape.constructor().invokeExact(parts);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
