@echo off
rem The one door of the Ctt DC suite on Windows. "ctt --help" lists the commands; "ctt test" runs the tests.
setlocal enabledelayedexpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "SUITE=%ROOT%\tour\target\suite"
set "NEED_JAVA=25"

call :find_jdk
if not defined CTT_JDK (
    echo ctt: no JDK %NEED_JAVA% was found ^(looked at JAVA_HOME, the PATH and the usual folders^).>&2
    echo Install one, for example Eclipse Temurin JDK %NEED_JAVA%, or point JAVA_HOME at one and run this again.>&2
    exit /b 69
)
set "JAVA_HOME=%CTT_JDK%"

if "%~1"=="test" (
    call :find_maven || exit /b 69
    cd /d "%ROOT%"
    call "!MVN!" -B -ntp %*
    exit /b !errorlevel!
)

if "%~1"=="image" (
    call :find_maven || exit /b 69
    pushd "%ROOT%"
    call "!MVN!" -B -ntp -q -Prun,image -pl installers -am package || exit /b 1
    popd
    "%JAVA_HOME%\bin\java" -cp "%ROOT%\installers\target\classes;%ROOT%\installers\target\jars\*" org.cttdc.installers.Main --root "%ROOT%" %2 %3 %4
    exit /b !errorlevel!
)

if "%~1"=="fuzz" (
    call :find_maven || exit /b 69
    cd /d "%ROOT%"
    call "!MVN!" -B -ntp test -pl fuzz -am -Dtest=DecodersFuzzTest -Dfuzz.seconds=600 -Dfuzz.seed=0
    exit /b !errorlevel!
)

if "%~1"=="soak" (
    echo ctt: the fault runs need the signals of Linux or macOS.>&2
    exit /b 2
)

if "%~1"=="bench" (
    call :find_maven || exit /b 69
    pushd "%ROOT%"
    call "!MVN!" -B -ntp -q -Prun -pl bench -am package || exit /b 1
    popd
    "%JAVA_HOME%\bin\java" -Xmx1g -XX:+UseSerialGC -Dfile.encoding=UTF-8 "-Dctt.root=%ROOT%" -cp "%ROOT%\bench\target\bench\*" org.cttdc.bench.run.BenchCommand %2 %3 %4 %5 %6 %7 %8 %9
    exit /b !errorlevel!
)

if "%~1"=="simulate" (
    call :find_maven || exit /b 69
    pushd "%ROOT%"
    call "!MVN!" -B -ntp -q -Prun -pl simulation -am package || exit /b 1
    popd
    "%JAVA_HOME%\bin\java" -Xmx1g -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED -cp "%ROOT%\simulation\target\simulation\*" org.cttdc.simulation.page.SimulateCommand %2 %3 %4 %5 %6 %7 %8 %9
    exit /b !errorlevel!
)

call :build_if_stale || exit /b 1
if "%~1"=="tour" (
    "%JAVA_HOME%\bin\java" "@%ROOT%\installers\src\main\image\jvm.args" -XX:TieredStopAtLevel=1 -Dglass.platform=Headless -Dprism.order=sw -cp "%SUITE%\*" org.cttdc.tour.TourMain %2 %3 %4 %5 %6 %7 %8 %9
    exit /b !errorlevel!
)
"%JAVA_HOME%\bin\java" "@%ROOT%\installers\src\main\image\jvm.args" --module-path "%SUITE%" --add-modules org.cttdc.app -m org.cttdc.app/org.cttdc.app.Main %*
exit /b %errorlevel%

:find_jdk
set "CTT_JDK="
for %%J in ("%CTT_JAVA_HOME%" "%JAVA_HOME%" "%JAVA_25_HOME%") do if not defined CTT_JDK if exist "%%~J\bin\javac.exe" call :try_jdk "%%~J"
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%ProgramFiles%\Amazon Corretto\jdk25*" "%ProgramFiles%\BellSoft\LibericaJDK-25*" "%USERPROFILE%\.jdks\*25*" "%USERPROFILE%\.gradle\jdks\*25*") do if not defined CTT_JDK if exist "%%~J\bin\javac.exe" call :try_jdk "%%~J"
exit /b 0

:try_jdk
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "V=%%~V"
    set "V=!V:"=!"
    if !V! geq %NEED_JAVA% set "CTT_JDK=%~1"
)
exit /b 0

:find_maven
set "MVN="
if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" set "MVN=%MAVEN_HOME%\bin\mvn.cmd"
if not defined MVN for /f "delims=" %%M in ('where mvn.cmd 2^>nul') do if not defined MVN set "MVN=%%M"
if not defined MVN (
    echo ctt: Maven 3.8 or newer was not found ^(looked at MAVEN_HOME and the PATH^). Install it and run this again.>&2
    exit /b 69
)
exit /b 0

:build_if_stale
set "STALE=1"
if exist "%SUITE%\.built" (
    for /f %%S in ('powershell -NoProfile -Command "$b=(Get-Item '%SUITE%\.built').LastWriteTime; if (Get-ChildItem '%ROOT%' -Recurse -Include *.java,*.xml,*.properties,*.css,*.json,*.sql -File | Where-Object { $_.FullName -notmatch '\\target\\' -and $_.LastWriteTime -gt $b } | Select-Object -First 1) { 1 } else { 0 }"') do set "STALE=%%S"
)
if "%STALE%"=="0" exit /b 0
call :find_maven || exit /b 1
echo ctt: building ^(a few minutes the first time, while libraries are fetched^) ...>&2
if exist "%SUITE%" rmdir /s /q "%SUITE%"
pushd "%ROOT%"
call "%MVN%" -B -ntp -q -Prun package
set "RC=%errorlevel%"
popd
if not "%RC%"=="0" exit /b %RC%
echo built>"%SUITE%\.built"
exit /b 0
