using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Status;

namespace InvestOps.Functions.Diagnosis;

/// <summary>
/// What is late, stuck, silent or put aside, as the status has it. These are notes: an operation that is behind is set up rightly, and a
/// restored root is behind by nature.
/// </summary>
public sealed class OperationCheck(StatusReader status) : IDoctorCheck
{
    public string Name => "operation";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var now = await status.ReadAsync(cancellationToken);
        var concerns = now.Concerns.Where(concern => !concern.Key.StartsWith("storage.", StringComparison.Ordinal) && !concern.Key.StartsWith("disk.", StringComparison.Ordinal)).ToArray();
        return concerns.Length == 0
            ? [Finding.Ok(Name, $"nothing is late; the newest session is {now.NewestSession?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "none yet"}")]
            : [.. concerns.Select(concern => Finding.Note(Name, concern.Text, concern.Mend))];
    }
}
