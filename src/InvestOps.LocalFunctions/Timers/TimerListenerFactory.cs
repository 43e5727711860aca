using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Timers.Schedules;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>Makes the listeners of timer functions.</summary>
internal sealed class TimerListenerFactory(
    TimerEnvironment environment, HostSettings settings, NameResolver names, TimeZoneInfo zone, FunctionInvoker invoker, Func<double> chance) : IFunctionListenerFactory
{
    public IFunctionListener? Create(FunctionDescriptor function)
    {
        if (function.Trigger is not TimerTriggerAttribute trigger)
        {
            return null;
        }

        if (!names.TryResolve(trigger.Schedule, out var expression, out var problem))
        {
            throw new FunctionUnusableException(problem);
        }

        var now = environment.Time.GetUtcNow();
        var schedule = Parse(expression, now);
        var timer = new TimerDefinition
        {
            Function = function,
            Schedule = schedule,
            Expression = expression,
            Zone = zone,
            IsRemembered = trigger.UseMonitor && !schedule.IsTooFrequentToRemember(now),
            RunsOnStartup = trigger.RunOnStartup,
            Retry = RetryPolicy.Of(function, settings),
        };
        return new TimerListener(timer, new TimerRun(timer, environment.Gate, invoker, new RetryingInvoker(invoker, environment.Time, chance)), environment);
    }

    private Schedule Parse(string expression, DateTimeOffset now)
    {
        try
        {
            return ScheduleExpression.Parse(expression, zone, now);
        }
        catch (ScheduleFormatException wrong)
        {
            throw new FunctionUnusableException(wrong.Message);
        }
    }
}
