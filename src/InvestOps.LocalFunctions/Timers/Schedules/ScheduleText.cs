namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>Judges schedules before any host runs them.</summary>
public static class ScheduleText
{
    /// <param name="expression">With its settings put in already.</param>
    /// <param name="zone">The IANA time zone.</param>
    /// <param name="now">From here on it has to fire at least once.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? WhyWrong(string expression, string zone, DateTimeOffset now)
    {
        try
        {
            ScheduleExpression.Parse(expression, TimeZoneInfo.FindSystemTimeZoneById(zone), now);
            return null;
        }
        catch (ScheduleFormatException wrong)
        {
            return wrong.Message;
        }
        catch (TimeZoneNotFoundException)
        {
            return $"the time zone {zone} is not known on this machine";
        }
    }
}
