//! Runs the Rust light client, skipping, so that this suite's can be compared with it.
//!
//! `light-peer URL ROOT_HEIGHT ROOT_HASH` syncs to the newest header and prints one line of JSON.

use std::{env, error::Error, process::ExitCode, time::Duration, time::Instant};

use tendermint::{block::Height, node, Hash};
use tendermint_light_client::{
    builder::LightClientBuilder, light_client::Options, store::memory::MemoryStore,
    verifier::types::TrustThreshold,
};
use tendermint_rpc::HttpClient;

fn sync(url: &str, root_height: &str, root_hash: &str) -> Result<(), Box<dyn Error>> {
    let options = Options {
        trust_threshold: TrustThreshold::ONE_THIRD,
        // Made chains begin at a fixed date; trust in them does not expire.
        trusting_period: Duration::from_secs(100 * 365 * 24 * 3600),
        clock_drift: Duration::from_secs(10),
    };
    let peer: node::Id = "0000000000000000000000000000000000000000".parse()?;
    let height: Height = root_height.parse()?;
    let hash: Hash = root_hash.parse()?;
    let start = Instant::now();
    let mut client = LightClientBuilder::prod(
        peer,
        HttpClient::new(url)?,
        Box::new(MemoryStore::new()),
        options,
        Some(Duration::from_secs(30)),
    )
    .trust_primary_at(height, hash)?
    .build();
    let block = client.light_client.verify_to_highest(&mut client.state)?;
    println!(
        "{{\"height\":{},\"hash\":\"{}\",\"nanos\":{}}}",
        block.height(),
        block.signed_header.header.hash(),
        start.elapsed().as_nanos()
    );
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().collect();
    if args.len() != 4 {
        eprintln!("usage: light-peer URL ROOT_HEIGHT ROOT_HASH");
        return ExitCode::from(2);
    }
    match sync(&args[1], &args[2], &args[3]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e}");
            ExitCode::FAILURE
        }
    }
}
