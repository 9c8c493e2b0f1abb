//! Prints value, bound and PASS or FAIL of every goal, and exits 1 when one fails.

mod host;
mod native;
#[path = "../it/host/sample.rs"]
mod sample;
mod store;

fn main() {
    if store::open_if_asked() {
        return;
    }
    let shared = dondoc::host::Host::new(None).expect("this machine runs plugins");
    let many = host::measure(&shared, 10_000, 201);
    let few = host::measure(&shared, 100, 2_001);
    for m in [&many, &few] {
        println!(
            "{} tasks: native {:?}, component {:?}, ratio {:.2}; instantiate and drop {:?}; tape {} bytes, fuel {}",
            m.tasks,
            m.native,
            m.component,
            m.ratio(),
            m.instantiate_and_drop,
            m.tape_bytes,
            m.fuel_used
        );
        println!("  {}", m.parts());
    }
    let passes = [many.ratio() <= 3.0, few.component <= few.bound()];
    println!("10 000 tasks: {:.2} x native, at most 3: {}", many.ratio(), word(passes[0]));
    println!("100 tasks: {:?}, at most {:?}: {}", few.component, few.bound(), word(passes[1]));
    let store = store::measure_all();
    if passes.contains(&false) || store.contains(&false) {
        std::process::exit(1);
    }
}

fn word(pass: bool) -> &'static str {
    if pass { "PASS" } else { "FAIL" }
}
