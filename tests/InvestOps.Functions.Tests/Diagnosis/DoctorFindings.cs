using InvestOps.Pipeline.Diagnosis;

namespace InvestOps.Functions.Tests.Diagnosis;

/// <summary>Reads the lines of one check out of a doctor's report.</summary>
internal static class DoctorFindings
{
    public static async Task<IReadOnlyList<Finding>> FindingsOfAsync(this Doctor doctor, string check) =>
        [.. (await doctor.ExamineAsync(online: false, App.Cancel)).Findings.Where(finding => finding.Check == check)];
}
