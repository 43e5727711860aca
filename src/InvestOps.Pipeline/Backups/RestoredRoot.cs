using InvestOps.Pipeline.Diagnosis;

namespace InvestOps.Pipeline.Backups;

/// <summary>What came of a restore.</summary>
/// <param name="Snapshot">The backup.</param>
/// <param name="Files">Files written or found there, each with its hash.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Products">Products whose every file has the hash that its manifest names.</param>
/// <param name="Sessions">Sessions that the restored market store opens with.</param>
/// <param name="Renamed">Names that were spelt anew.</param>
/// <param name="Doctor">What the doctor said of it; nothing of it is wrong.</param>
public sealed record RestoredRoot(SnapshotName Snapshot, int Files, long Bytes, int Products, int Sessions, int Renamed, DoctorReport Doctor);
