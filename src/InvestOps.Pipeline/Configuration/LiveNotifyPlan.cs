using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Configuration;

/// <summary>The plan of <c>notify.yaml</c> as it is now: an edit counts at the next look, and one that cannot be read leaves the old plan in force and is said once.</summary>
public sealed class LiveNotifyPlan
{
    private readonly string _configs;
    private readonly ILogger<LiveNotifyPlan> _log;
    private readonly Lock _gate = new();
    private string _text;
    private NotifyPlan _plan;

    /// <exception cref="ConfigurationException">The file cannot be read at the start, when there is no older plan to keep.</exception>
    public LiveNotifyPlan(string configs, ILogger<LiveNotifyPlan> log)
    {
        _configs = configs;
        _log = log;
        _plan = NotifyFile.Load(configs);
        _text = Text();
    }

    /// <summary>What is wrong with the file since its last edit; null where it is in force.</summary>
    public string? Fault { get; private set; }

    /// <summary>The plan in force.</summary>
    public NotifyPlan Current()
    {
        lock (_gate)
        {
            var text = TextOrOld();
            if (text == _text)
            {
                return _plan;
            }

            _text = text;
            try
            {
                _plan = NotifyFile.Load(_configs);
                Fault = null;
                _log.NotifyPlanRead(NotifyFile.Name);
            }
            catch (Exception exception) when (exception is ConfigurationException or IOException or UnauthorizedAccessException)
            {
                Fault = exception.Message;
                _log.NotifyPlanRefused(exception.Message);
            }

            return _plan;
        }
    }

    private string Text() => Path.Combine(_configs, NotifyFile.Name) is var file && File.Exists(file) ? File.ReadAllText(file) : "";

    // A file that is being written may not be readable for a moment.
    private string TextOrOld()
    {
        try
        {
            return Text();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return _text;
        }
    }
}
