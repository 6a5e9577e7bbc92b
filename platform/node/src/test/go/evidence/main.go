// Command evidence judges light client attack evidence as a CometBFT validator does before it puts it into a block.
//
// usage: evidence <file>, a JSON array of {"name", "evidence", "common", "trusted", "hash"}
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/cometbft/cometbft/evidence"
	cmtjson "github.com/cometbft/cometbft/libs/json"
	"github.com/cometbft/cometbft/types"
)

func check(what string, err error) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "FAILED %s: %v\n", what, err)
		os.Exit(1)
	}
	fmt.Println("ok", what)
}

type judged struct {
	Name     string
	Evidence json.RawMessage
	Common   json.RawMessage
	Trusted  json.RawMessage
	Hash     string
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	check("file", err)
	var cases []judged
	check("cases", json.Unmarshal(text, &cases))
	for _, c := range cases {
		judge(c)
	}
	fmt.Println("DONE", len(cases))
}

func judge(c judged) {
	var ev types.Evidence
	check(c.Name+": evidence is read", cmtjson.Unmarshal(c.Evidence, &ev))
	attack := ev.(*types.LightClientAttackEvidence)
	check(c.Name+": evidence is well formed", attack.ValidateBasic())
	var common, trusted types.LightBlock
	check(c.Name+": common block is read", cmtjson.Unmarshal(c.Common, &common))
	check(c.Name+": trusted block is read", cmtjson.Unmarshal(c.Trusted, &trusted))
	at := common
	if attack.CommonHeight == trusted.Height {
		at = trusted
	}
	check(c.Name+": evidence proves an attack", evidence.VerifyLightClientAttack(attack, at.SignedHeader,
		trusted.SignedHeader, at.ValidatorSet, at.Time.Add(time.Hour), 24*time.Hour))
	check(c.Name+": those accused are those who signed",
		accused(attack.GetByzantineValidators(common.ValidatorSet, trusted.SignedHeader), attack.ByzantineValidators))
	if fmt.Sprintf("%X", attack.Hash()) != c.Hash {
		check(c.Name+": hash", fmt.Errorf("%X, expected %s", attack.Hash(), c.Hash))
	}
}

// accused compares as evidence/verify.go does: nil and empty differ, order, address, key and power count.
func accused(want, got []*types.Validator) error {
	if (want == nil) != (got == nil) || len(want) != len(got) {
		return fmt.Errorf("%d accused, expected %d", len(got), len(want))
	}
	for i := range want {
		if want[i].Address.String() != got[i].Address.String() || want[i].VotingPower != got[i].VotingPower ||
			!want[i].PubKey.Equals(got[i].PubKey) {
			return fmt.Errorf("%v accused, expected %v", got[i], want[i])
		}
	}
	return nil
}
