using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>Places to restore to, with what the doctor shall say of them.</summary>
public static class RestorePlaces
{
    /// <param name="store">What is written to.</param>
    /// <param name="findings">What the doctor finds there; nothing wrong by default.</param>
    public static RestoreTarget Of(IAssetStore store, params Finding[] findings) => new(
        store,
        _ => Task.FromResult(new DoctorReport { At = DateTimeOffset.UnixEpoch, CodeVersion = "test", Machine = "nas", Online = false, Findings = findings }));
}
