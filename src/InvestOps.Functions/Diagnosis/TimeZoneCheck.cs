using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Whether the zone of the schedules is known here, and is the process's own. <c>investops host</c> needs only the first, Microsoft's host both.</summary>
public sealed class TimeZoneCheck(TimeZoneInfo local) : IDoctorCheck
{
    private const string Zone = "Asia/Seoul";

    public string Name => "time zone";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine()]);

    private Finding Examine()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || zone.BaseUtcOffset != KoreaTime.Offset)
        {
            return Finding.Wrong(Name, $"This machine does not know {Zone}.", "Install the zone data: apt-get install tzdata");
        }

        return local.BaseUtcOffset == KoreaTime.Offset
            ? Finding.Ok(Name, $"{Zone} is known, and this process lives in {local.Id}")
            : Finding.Note(Name, string.Create(CultureInfo.InvariantCulture, $"This process lives in {local.Id}. Schedules of investops host go by {Zone} all the same; Microsoft's host would run them at other hours."), $"TZ={Zone} in the environment");
    }
}
