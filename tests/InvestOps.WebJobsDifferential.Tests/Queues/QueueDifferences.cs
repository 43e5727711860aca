namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>The agreed differences with queues.</summary>
internal static class QueueDifferences
{
    public static readonly AgreedDifference PauseBetweenTries = new("An outage of a second must not use up all tries.")
    {
        Real = ["at once", "at once"],
        Ours = ["a second or more", "two seconds or more"],
    };

    public static readonly AgreedDifference PoisonMessage = new("What nobody has looked at must not vanish, and whoever looks wants to know why it failed.")
    {
        Real = ["expires in a week", "no reason"],
        Ours = ["never expires", "InvalidOperationException: no bars today"],
    };

    public static readonly AgreedDifference PlainText = new("People type messages into Storage Explorer as they are.")
    {
        Real = ["poison not base64 !!, left 0", "calls 0"],
        Ours = ["no poison", "calls 1"],
    };

    public static readonly AgreedDifference LooseJson = new("These listeners read JSON with Newtonsoft.Json. The isolated worker, whose model ours is, reads it with System.Text.Json, which is strict.")
    {
        Real = ["no poison", "calls 1"],
        Ours = ["poison", "calls 0"],
    };

    public static readonly AgreedDifference NoJson = new("A message without a request in it is a mistake; a function that gets null in place of its argument fails later and says less.")
    {
        Real = ["no poison", "calls 1"],
        Ours = ["poison", "calls 0"],
    };

    public static readonly AgreedDifference StopOnTheLastTry = new("A stop is nobody's failure, on the last try neither.")
    {
        Real = ["calls 1", "poison 1", "deleted"],
        Ours = ["calls 1", "poison 0", "shown again"],
    };
}
