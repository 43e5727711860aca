using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Diagnosis;

/// <summary>Runs every check. One that cannot be made is a finding as well, and keeps no other from being made.</summary>
public sealed class Doctor(IEnumerable<IDoctorCheck> checks, RunIdentity identity, TimeProvider time)
{
    /// <param name="online">Whether outside places may be asked; this machine and the storage always are.</param>
    public async Task<DoctorReport> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.AddRange(await ExamineAsync(check, online, cancellationToken));
        }

        return new DoctorReport { At = time.GetUtcNow(), CodeVersion = identity.CodeVersion, Machine = identity.Machine, Online = online, Findings = findings };
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(IDoctorCheck check, bool online, CancellationToken cancellationToken)
    {
        try
        {
            return await check.ExamineAsync(online, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return [Finding.Wrong(check.Name, $"This could not be checked: {exception.Message.Split('\n')[0]}", "Mend what the line says, then run doctor again")];
        }
    }
}
