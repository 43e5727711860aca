using InvestOps.Pipeline.Diagnosis;

namespace InvestOps.Pipeline.Ports;

/// <summary>One thing that the doctor looks at.</summary>
public interface IDoctorCheck
{
    /// <summary>One or two words.</summary>
    string Name { get; }

    /// <param name="online">Whether outside places may be asked; this machine and the storage always are.</param>
    Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken);
}
