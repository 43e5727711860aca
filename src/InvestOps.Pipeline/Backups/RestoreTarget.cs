using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>Where a backup is restored to.</summary>
/// <param name="Store">What is written to.</param>
/// <param name="Examine">Has the doctor look at what is there then: configurations, folders, storage, clock, data. Not at the machine, which may be any.</param>
public sealed record RestoreTarget(IAssetStore Store, Func<CancellationToken, Task<DoctorReport>> Examine);
