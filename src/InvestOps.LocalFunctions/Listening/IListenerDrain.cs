namespace InvestOps.LocalFunctions.Listening;

/// <summary>Lets the listeners of a host take nothing new while running functions go on undisturbed, and lets them listen again.</summary>
public interface IListenerDrain
{
    /// <summary>Whether the listeners take nothing new now.</summary>
    bool IsDraining { get; }

    /// <summary>Done when no listener takes anything new; functions may still run.</summary>
    Task DrainAsync(CancellationToken cancellationToken);

    /// <summary>Done when the listeners listen again.</summary>
    Task ResumeAsync(CancellationToken cancellationToken);
}
